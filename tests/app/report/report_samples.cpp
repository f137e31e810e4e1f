#include "tests/app/report/report_samples.h"

#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <QGuiApplication>

#include "app/look/typography.h"
#include "core/visit/visit_document.h"

namespace cervica::app::report::test {

void startApplication() {
  static int count = 1;
  static char name[] = "report_tests";
  static char* arguments[] = {name, nullptr};
  // Never destroyed: at exit Qt's own statics, which it needs, are gone before it.
  [[maybe_unused]] static auto* const application = new QGuiApplication(count, arguments);
  look::loadFonts();
}

const core::Catalogue& catalogue() {
  static const auto shipped = core::Catalogue::shipped();
  return *shipped;
}

core::Visit sampleVisit(const std::string& name) {
  std::ifstream file(std::string(CERVICA_TEST_DATA) + "/visits/" + name);
  std::stringstream bytes;
  bytes << file.rdbuf();
  auto visit = core::readVisit(bytes.str(), catalogue());
  if (!visit) throw std::runtime_error(visit.error().text());
  return std::move(visit).value();
}

ReportContent contentOf(const core::Visit& visit) {
  return reportContent(visit, assessment::assess(visit, catalogue()), std::nullopt, catalogue());
}

ReportContent contentOf(const core::Visit& visit, const core::Visit& earlier) {
  const PreviousVisit previous{earlier, assessment::assess(earlier, catalogue()),
                               core::compare(earlier, visit, catalogue()).value()};
  return reportContent(visit, assessment::assess(visit, catalogue()), previous, catalogue());
}

PosturePicture shadedPicture() {
  QImage image(1400, 1500, QImage::Format_RGB32);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const double ridge = std::sin(x * 0.045) * std::cos(y * 0.038) + 0.4 * std::sin(x * y * 0.00021);
      const double radius = std::hypot(x - 700, y - 750);
      const int grey = radius > 560 ? 255 : static_cast<int>(205 + 30 * ridge - radius * 0.06);
      image.setPixelColor(x, y, QColor(grey, grey, std::max(0, grey - 8)));
    }
  return {image, QPointF(820, 560), QPointF(470, 900)};
}

QImage rasterised(const ReportPage& page, double dotsPerInch) {
  const double scale = dotsPerInch / 72;
  QImage image(static_cast<int>(595.276 * scale), static_cast<int>(841.89 * scale), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.scale(scale, scale);
  paintPage(painter, page);
  return image;
}

}  // namespace cervica::app::report::test

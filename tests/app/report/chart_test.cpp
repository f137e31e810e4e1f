#include "app/report/change_bar.h"
#include "app/report/norm_bar.h"
#include "app/report/typical_bar.h"
#include "tests/app/report/report_samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica::app::report;
using namespace cervica::app::report::test;

namespace {

constexpr double kScale = 8;
const QRectF kArea(20, 10, 180, 30);  ///< points

/// A chart painted at 8 pixels a point on paper of 220 x 60 points.
QImage painted(const Block& chart) {
  startApplication();
  QImage image(static_cast<int>(220 * kScale), static_cast<int>(60 * kScale), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(kScale, kScale);
  chart.paint(painter, QRectF(kArea.left(), kArea.top(), kArea.width(), chart.height(kArea.width())));
  return image;
}

/// Whether any pixel of the paper between two x (points) above the figures is as dark as ink.
bool inkBetween(const QImage& image, double from, double to) {
  for (int x = static_cast<int>(from * kScale); x < static_cast<int>(to * kScale); ++x)
    for (int y = 0; y < static_cast<int>((kArea.top() + 14) * kScale); ++y)
      if (qGray(image.pixel(x, y)) < 60) return true;
  return false;
}

bool anythingBetween(const QImage& image, double from, double to) {
  for (int x = static_cast<int>(from * kScale); x < static_cast<int>(to * kScale); ++x)
    for (int y = 0; y < static_cast<int>((kArea.top() + 14) * kScale); ++y)
      if (image.pixel(x, y) != qRgb(255, 255, 255)) return true;
  return false;
}

NormChart chartAt(double value) {
  NormChart chart;
  chart.mean = 50;
  chart.sd = 10;
  chart.value = value;
  return chart;
}

}  // namespace

TEST_CASE("The norm bar's axis runs from -3 to +3 SD", "[report][chart]") {
  const NormChart chart = chartAt(50);
  CHECK(normBarPosition(chart, 20) == Approx(0));
  CHECK(normBarPosition(chart, 50) == Approx(0.5));
  CHECK(normBarPosition(chart, 80) == Approx(1));
}

TEST_CASE("The dot stands at the value, and nowhere else", "[report][chart]") {
  const QImage image = painted(NormBar(chartAt(35)));
  const double x = kArea.left() + kArea.width() * 0.25;
  CHECK(inkBetween(image, x - 2, x + 2));
  CHECK_FALSE(inkBetween(image, kArea.left(), x - 4));
  CHECK_FALSE(inkBetween(image, x + 4, kArea.right()));
}

TEST_CASE("The whisker is 1.96 standard errors to each side", "[report][chart]") {
  NormChart chart = chartAt(50);
  chart.sem = 5;
  const QImage image = painted(NormBar(chart));
  const double half = 1.96 * 5 / 60 * kArea.width();
  const double x = kArea.center().x();
  CHECK(inkBetween(image, x - half - 0.6, x - half + 0.6));
  CHECK(inkBetween(image, x + half - 0.6, x + half + 0.6));
  CHECK_FALSE(inkBetween(image, kArea.left(), x - half - 1));
  CHECK_FALSE(inkBetween(image, x + half + 1, kArea.right()));
}

TEST_CASE("What lies beyond the axis becomes an arrow at its end", "[report][chart]") {
  NormChart chart = chartAt(-40);
  chart.earlier = 140;
  chart.sem = 4;
  const QImage image = painted(NormBar(chart));
  CHECK(inkBetween(image, kArea.left(), kArea.left() + 8));
  CHECK(inkBetween(image, kArea.right() - 8, kArea.right()));
  CHECK_FALSE(anythingBetween(image, 0, kArea.left() - 1));
  CHECK_FALSE(anythingBetween(image, kArea.right() + 1, 220));
}

TEST_CASE("The typical range is grey on its better side only", "[report][chart]") {
  TypicalChart chart;
  chart.axisLow = 0;
  chart.axisHigh = 100;
  chart.limit = 40;
  chart.value = 90;
  const auto greyAt = [&](double value) {
    const QImage image = painted(TypicalBar(chart));
    const double x = kArea.left() + kArea.width() * value / 100;
    return image.pixel(static_cast<int>(x * kScale), static_cast<int>((kArea.top() + 2) * kScale)) !=
           qRgb(255, 255, 255);
  };
  CHECK(greyAt(60));
  CHECK_FALSE(greyAt(20));
  chart.betterIsHigher = false;
  CHECK(greyAt(20));
  CHECK_FALSE(greyAt(60));
}

TEST_CASE("A change inside its limit is hollow, beyond it filled", "[report][chart]") {
  const auto centreOfDot = [](double limits) {
    const QImage image = painted(ChangeBar(limits));
    const double x = kArea.center().x() + limits * kArea.width() / (2 * kChangeAxisLimits);
    return qGray(image.pixel(static_cast<int>(x * kScale), static_cast<int>((kArea.top() + 12.47 / 2) * kScale)));
  };
  CHECK(centreOfDot(0.6) > 200);
  CHECK(centreOfDot(1.3) < 60);
  CHECK(centreOfDot(-1.3) < 60);
}

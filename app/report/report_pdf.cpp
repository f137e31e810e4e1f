#include "app/report/report_pdf.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>

#include "app/report/print_style.h"
#include "app/report/wording.h"
#include "core/base/failure.h"

namespace cervica::app::report {
namespace {

constexpr int kResolution = 1200;

[[noreturn]] void failed(const QString& path, const QString& why) {
  throw core::Failure(
      core::Failure::Kind::Storage,
      Report::tr("The report could not be written to \"%1\": %2. Choose another folder, or make room, and try again.")
          .arg(path, why)
          .toStdString());
}

QByteArray pdfOf(const ReportContent& content, const std::vector<ReportPage>& pages) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kResolution);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setTitle(content.documentTitle);
    writer.setCreator(QStringLiteral("Cervica ") + QStringLiteral(CERVICA_VERSION));
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (i > 0) writer.newPage();
      painter.save();
      painter.scale(kResolution / 72.0, kResolution / 72.0);
      paintPage(painter, pages[i]);
      painter.restore();
    }
  }
  return buffer.data();
}

}  // namespace

void saveReportPdf(const QString& path, const ReportContent& content, const std::optional<PosturePicture>& picture) {
  const QByteArray pdf = pdfOf(content, layOut(content, picture));
  QSaveFile file(path);
  file.setDirectWriteFallback(false);
  if (!file.open(QIODevice::WriteOnly)) failed(path, file.errorString());
  if (file.write(pdf) != pdf.size() || !file.flush() || !file.commit()) failed(path, file.errorString());
}

}  // namespace cervica::app::report

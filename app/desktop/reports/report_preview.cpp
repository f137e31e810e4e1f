#include "app/desktop/reports/report_preview.h"

#include <algorithm>

#include <QPaintEvent>
#include <QPainter>

#include "app/look/theme.h"
#include "app/look/tokens.h"

namespace cervica::app {

namespace {

// A4 in points, the unit in which report pages are painted.
constexpr double kPageWidth = 595.28;
constexpr double kPageHeight = 841.89;
constexpr double kPixelsPerPoint = 96.0 / 72.0;
constexpr double kGap = 20;

}  // namespace

ReportPreview::ReportPreview(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Preview of the pages"));
  look::bindTheme(this, [this] { update(); });
}

void ReportPreview::setPages(std::vector<report::ReportPage> pages) {
  pages_ = std::move(pages);
  pictures_.clear();
  setAccessibleDescription(tr("Pages: %1").arg(pageCount()));
  place();
}

void ReportPreview::setZoom(double zoom) {
  if (zoom == zoom_) return;
  zoom_ = zoom;
  pictures_.clear();
  place();
}

void ReportPreview::setColumns(int columns) {
  columns_ = columns;
  place();
}

double ReportPreview::zoomFor(int width, int columns) const {
  const double room = width - look::px(kGap) * (columns + 1) - columns;
  return std::max(0.2, room / columns / (kPageWidth * kPixelsPerPoint));
}

QRect ReportPreview::pageRect(std::size_t page) const {
  const int columns = std::max(1, std::min(columns_, pageCount()));
  const int pageWidth = qRound(kPageWidth * kPixelsPerPoint * zoom_),
            pageHeight = qRound(kPageHeight * kPixelsPerPoint * zoom_);
  const int gap = look::px(kGap), used = columns * pageWidth + (columns - 1) * gap;
  const int column = static_cast<int>(page) % columns, row = static_cast<int>(page) / columns;
  const int left = std::max(gap, (width() - used) / 2);
  return {left + column * (pageWidth + gap), gap + row * (pageHeight + gap), pageWidth, pageHeight};
}

void ReportPreview::place() {
  if (pages_.empty()) {
    setMinimumSize(0, 0);
  } else {
    const int columns = std::max(1, std::min(columns_, pageCount()));
    const QRect first = pageRect(0), last = pageRect(pages_.size() - 1);
    setMinimumSize(columns * first.width() + (columns + 1) * look::px(kGap), last.bottom() + look::px(kGap));
  }
  update();
}

void ReportPreview::paintEvent(QPaintEvent* event) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.fillRect(event->rect(), t.sunken);
  pictures_.resize(pages_.size());
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const QRect where = pageRect(i);
    if (!where.intersects(event->rect())) continue;
    QPixmap& picture = pictures_[i];
    if (picture.isNull()) {
      picture = QPixmap(where.size() * devicePixelRatio());
      picture.setDevicePixelRatio(devicePixelRatio());
      picture.fill(Qt::white);
      QPainter page(&picture);
      page.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
      page.scale(kPixelsPerPoint * zoom_, kPixelsPerPoint * zoom_);
      report::paintPage(page, pages_[i]);
    }
    painter.drawPixmap(where.topLeft(), picture);
    painter.setPen(t.line);
    painter.drawRect(where.adjusted(-1, -1, 0, 0));
  }
}

}  // namespace cervica::app

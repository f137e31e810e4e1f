#include "app/desktop/examination/trace_strip.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "app/desktop/visit/wording.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kFigureRoom = 13;
constexpr double kAheadS = 6;  // room for what comes
constexpr double kTimeStepS = 10;
constexpr double kJumpS = 0.5;  // no line across more than this

}  // namespace

struct TraceStrip::Axes {
  QRectF plot;
  double fromS = 0, toS = 1, lowest = 0, highest = 1;
  [[nodiscard]] double x(double timeS) const { return plot.left() + (timeS - fromS) / (toS - fromS) * plot.width(); }
  [[nodiscard]] double y(double value) const {
    const double share = (std::clamp(value, lowest, highest) - lowest) / (highest - lowest);
    return plot.bottom() - share * plot.height();
  }
};

TraceStrip::TraceStrip(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Trace"));
  setObjectName(QStringLiteral("Trace"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void TraceStrip::setContent(Content content) {
  content_ = std::move(content);
  if (!content_.drops.empty()) setAccessibleDescription(content_.drops.back().words);
  update();
}

QSize TraceStrip::sizeHint() const {
  return {px(500), px(84)};
}

QSize TraceStrip::minimumSizeHint() const {
  return {px(200), px(56)};
}

TraceStrip::Axes TraceStrip::axes() const {
  Axes axes;
  axes.plot = QRectF(px(44), px(6), width() - px(60), height() - px(24));
  axes.toS = content_.nowS + kAheadS;
  axes.fromS = axes.toS - kTraceS - kAheadS;
  axes.lowest = content_.lowest;
  axes.highest = std::max(content_.highest, content_.lowest + 1);
  return axes;
}

void TraceStrip::paintGrid(QPainter& painter, const Axes& axes) const {
  const look::Tokens& t = look::currentTokens();
  const QFont small = look::textFont(TextSize::Caption);
  // Figures that would touch each other are left out, zero never.
  const double apart = std::abs(axes.y(content_.lowest) - axes.y(content_.lowest + content_.step));
  const int every = apart > 0 ? std::max(1, static_cast<int>(std::ceil(px(kFigureRoom) / apart))) : 1;
  for (double value = std::ceil(content_.lowest / content_.step) * content_.step; value <= content_.highest + 1e-9;
       value += content_.step) {
    const qreal y = axes.y(value);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(axes.plot.left(), y), QPointF(axes.plot.right(), y));
    if (std::lround(value / content_.step) % every != 0) continue;
    QString label = number(std::abs(value), 0);
    if (content_.sides && value != 0) label.prepend(value < 0 ? tr("L ") : tr("R "));
    painter.setPen(t.text3);
    look::drawFigures(painter, QRectF(0, y - px(8), px(36), px(16)), Qt::AlignRight | Qt::AlignVCenter, small, label);
  }
  for (double ago = 0; ago <= kTraceS; ago += kTimeStepS) {
    const qreal x = axes.x(content_.nowS - ago);
    if (x < axes.plot.left() + px(10)) continue;
    painter.setPen(t.text3);
    look::drawFigures(painter, QRectF(x - px(30), axes.plot.bottom() + px(3), px(60), px(15)), Qt::AlignCenter, small,
                      ago == 0 ? tr("now") : tr("\u2212%1 s").arg(ago));
  }
  for (const Band& band : content_.bands) {
    const double left = std::max(axes.x(band.fromS), axes.plot.left()), right = axes.x(band.toS);
    if (right <= axes.plot.left()) continue;
    const double top = axes.y(band.high);
    painter.fillRect(QRectF(left, top, right - left, std::max(2.0, axes.y(band.low) - top)),
                     band.counted ? t.band1 : t.band2);
  }
}

void TraceStrip::paintCurve(QPainter& painter, const Axes& axes) const {
  if (trace_ == nullptr || trace_->points().empty()) return;
  const look::Tokens& t = look::currentTokens();
  const auto ink = [&](double value) {
    if (!content_.sides || value == 0) return t.text;
    return value < 0 ? t.left : t.right;
  };
  // Of the many samples in one column of pixels only the lowest and the highest can be seen.
  QPainterPath path;
  QPointF last;
  double lastS = -1e9, column = -1, low = 0, high = 0;
  bool open = false;
  QColor colour;
  const auto close = [&] {
    if (!path.isEmpty()) {
      painter.setPen(QPen(colour, px(1.6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter.drawPath(path);
    }
    path = QPainterPath();
    open = false;
  };
  painter.setBrush(Qt::NoBrush);
  for (const TracePoint& point : trace_->points()) {
    if (point.phase < content_.shown.size() && !content_.shown[point.phase]) continue;
    const double x = std::floor(axes.x(point.timeS));
    if (x < axes.plot.left()) continue;
    const QColor now = ink(point.value);
    if (open && (point.timeS - lastS > kJumpS || now != colour)) close();
    lastS = point.timeS;
    const double y = axes.y(point.value);
    last = QPointF(x, y);
    if (!open) {
      colour = now;
      path.moveTo(last);
      open = true;
      column = x;
      low = high = y;
      continue;
    }
    if (x > column) {
      path.lineTo(last);
      column = x;
      low = high = y;
    } else if (y < low || y > high) {
      path.lineTo(last);
      low = std::min(low, y);
      high = std::max(high, y);
    }
  }
  close();
  if (content_.nowS - lastS < kJumpS) {
    painter.setPen(QPen(t.surface, 1.5));
    painter.setBrush(t.accent);
    painter.drawEllipse(last, px(4), px(4));
  }
}

void TraceStrip::paintWords(QPainter& painter, const Axes& axes) const {
  const look::Tokens& t = look::currentTokens();
  const QFont font = look::textFont(TextSize::Caption, 600);
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  for (const Band& band : content_.bands) {
    const double left = std::max(axes.x(band.fromS), axes.plot.left());
    if (band.words.isEmpty() || axes.x(band.toS) < axes.plot.left() + px(20)) continue;
    painter.setPen(t.within);
    const double y = axes.y(band.high) - px(15);
    painter.drawText(QPointF(left + px(2), std::max(y, axes.plot.top()) + metrics.ascent()), band.words);
  }
  double free = axes.plot.right();
  for (auto note = content_.drops.rbegin(); note != content_.drops.rend(); ++note) {
    const double x = axes.x(note->atS);
    if (x < axes.plot.left()) break;
    painter.setPen(QPen(t.text2, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, axes.plot.top()), QPointF(x, axes.plot.bottom()));
    const double width = metrics.horizontalAdvance(note->words);
    // Beside the line where there is room, else on its other side; an older one under a newer one is left out.
    double from = x + px(5);
    if (from + width > free) from = x - px(5) - width;
    if (from < axes.plot.left() || from + width > free) continue;
    painter.fillRect(QRectF(from - 2, axes.plot.top() - 1, width + 4, metrics.height()), t.surface);
    painter.setPen(t.text);
    painter.drawText(QPointF(from, axes.plot.top() + metrics.ascent() - 1), note->words);
    free = std::min(from, x) - px(6);
  }
  painter.setPen(QPen(t.borderlineMark, px(2)));
  for (const double seen : content_.seen) {
    const double x = axes.x(seen);
    if (x >= axes.plot.left()) painter.drawLine(QPointF(x, axes.plot.bottom() - px(8)), QPointF(x, axes.plot.bottom()));
  }
}

void TraceStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Axes axes = this->axes();
  paintGrid(painter, axes);
  paintCurve(painter, axes);
  paintWords(painter, axes);
  if (trace_ != nullptr && !trace_->points().empty()) return;
  painter.setPen(look::currentTokens().text3);
  painter.setFont(look::textFont(TextSize::Small));
  painter.drawText(axes.plot, Qt::AlignCenter, tr("No sensor is sending: keys and stopwatch work without."));
}

}  // namespace cervica::app

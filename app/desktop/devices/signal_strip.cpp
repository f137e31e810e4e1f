#include "app/desktop/devices/signal_strip.h"

#include <QLocale>
#include <QPainter>
#include <QPolygonF>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/desktop/compare/value_axis.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::px;
using look::TextSize;

constexpr double kLeastSpan = 5;  ///< mmHg, newton or degrees: noise must not fill the strip
constexpr double kAxisWidth = 44;
constexpr double kTimeHeight = 18;
constexpr double kJumpDeg = 180;  ///< from one end of the circle to the other
constexpr double kSilentS = 1;

/// Roll, pitch and yaw against the world, degrees.
std::array<double, 3> anglesOf(const assessment::Quaternion& q) {
  const double deg = 180 / std::numbers::pi;
  return {std::atan2(2 * (q.w * q.x + q.y * q.z), 1 - 2 * (q.x * q.x + q.y * q.y)) * deg,
          std::asin(std::clamp(2 * (q.w * q.y - q.z * q.x), -1.0, 1.0)) * deg,
          std::atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z)) * deg};
}

}  // namespace

SignalStrip::SignalStrip(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Live signal"));
  setObjectName(tr("Live signal"));
  look::bindTheme(this, [this] { update(); });
}

void SignalStrip::start(const QString& unit) {
  unit_ = unit;
  angles_ = unit == QLatin1String("deg");
  points_.clear();
  setAccessibleDescription(valueWords());
  update();
}

void SignalStrip::advance(const std::vector<assessment::DeviceReading>& readings, double nowS) {
  for (const assessment::DeviceReading& reading : readings) {
    Point point{reading.timeS, {reading.value, 0, 0}};
    if (angles_ && reading.orientation) point.values = anglesOf(*reading.orientation);
    points_.push_back(point);
  }
  nowS_ = nowS;
  while (!points_.empty() && points_.front().timeS < nowS - kSecondsShown) points_.pop_front();
  setAccessibleDescription(valueWords());
  update();
}

QString SignalStrip::valueWords() const {
  if (points_.empty() || points_.back().timeS < nowS_ - kSilentS) return tr("no signal");
  const QLocale locale;
  const auto figure = [&](double value) { return locale.toString(std::abs(value) < 0.05 ? 0.0 : value, 'f', 1); };
  const auto& values = points_.back().values;
  if (!angles_) return figure(values[0]) + QLatin1Char(' ') + unit_;
  return tr("roll %1, pitch %2, yaw %3 deg").arg(figure(values[0]), figure(values[1]), figure(values[2]));
}

QSize SignalStrip::sizeHint() const {
  return {px(480), px(180)};
}

QSize SignalStrip::minimumSizeHint() const {
  return {px(240), px(110)};
}

void SignalStrip::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF field = QRectF(rect()).adjusted(px(kAxisWidth), px(8), -px(12), -px(kTimeHeight));
  painter.setFont(look::textFont(TextSize::Caption));
  if (points_.empty()) {
    painter.setPen(t.text3);
    painter.drawText(field, Qt::AlignCenter, tr("No signal in the last ten seconds"));
    return;
  }
  std::vector<double> held;
  for (const Point& point : points_) {
    for (std::size_t line = 0; line < lines(); ++line) held.push_back(point.values[line]);
  }
  const ValueAxis axis = ValueAxis::over(held, kLeastSpan, false);
  const auto yOf = [&](double value) {
    return field.bottom() - (value - axis.low) / (axis.high - axis.low) * field.height();
  };
  const QLocale locale;
  for (double value = axis.low; value <= axis.high + axis.step / 2; value += axis.step) {
    painter.fillRect(QRectF(field.left(), yOf(value), field.width(), 1), t.line);
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, yOf(value) - px(8), px(kAxisWidth - 8), px(16)), Qt::AlignRight | Qt::AlignVCenter,
                     locale.toString(value, 'f', axis.decimals()));
  }
  painter.drawText(QRectF(field.left(), field.bottom() + px(2), field.width(), px(kTimeHeight - 2)), Qt::AlignLeft,
                   tr("10 s ago"));
  painter.drawText(QRectF(field.left(), field.bottom() + px(2), field.width(), px(kTimeHeight - 2)), Qt::AlignRight,
                   tr("now"));
  painter.setClipRect(field.adjusted(0, -2, 2, 2));
  for (std::size_t line = 0; line < lines(); ++line) paintCurve(painter, field, line, axis.low, axis.high);
  if (!angles_) return;
  painter.setClipping(false);
  const std::array names = {tr("roll"), tr("pitch"), tr("yaw")};
  const std::array colours = {t.accent, t.text, t.text3};
  qreal left = field.center().x() - px(70);
  for (std::size_t line = 0; line < 3; ++line) {
    painter.fillRect(QRectF(left, field.bottom() + px(10), px(12), 2), colours[line]);
    painter.setPen(t.text2);
    painter.drawText(QRectF(left + px(16), field.bottom() + px(2), px(40), px(kTimeHeight - 2)), Qt::AlignLeft,
                     names[line]);
    left += px(54);
  }
}

void SignalStrip::paintCurve(QPainter& painter, const QRectF& field, std::size_t line, double low, double high) const {
  const look::Tokens& t = look::currentTokens();
  const std::array colours = {t.accent, t.text, t.text3};
  painter.setPen(QPen(colours[line], 1.5));
  // No more points than pixels: a strip of 1000 Hz costs what one of 50 Hz does.
  const std::size_t every = std::max<std::size_t>(1, points_.size() / static_cast<std::size_t>(field.width() + 1));
  QPolygonF curve;
  double lastS = 0;
  double lastValue = 0;
  for (std::size_t i = 0; i < points_.size(); i += every) {
    const Point& point = points_[i];
    const double value = point.values[line];
    const bool torn = !curve.isEmpty() && (point.timeS - lastS > kSilentS || std::abs(value - lastValue) > kJumpDeg);
    if (torn && (angles_ || point.timeS - lastS > kSilentS)) {
      painter.drawPolyline(curve);
      curve.clear();
    }
    lastS = point.timeS;
    lastValue = value;
    curve << QPointF(field.right() - (nowS_ - point.timeS) / kSecondsShown * field.width(),
                     field.bottom() - (value - low) / (high - low) * field.height());
  }
  painter.drawPolyline(curve);
}

}  // namespace cervica::app

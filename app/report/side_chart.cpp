#include "app/report/side_chart.h"

#include <algorithm>
#include <cmath>

#include <QPen>

#include "app/report/chart_marks.h"
#include "app/report/print_style.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr double kPadding = mm(1.6);

/// 1, 2 or 5 times a power of ten, so that the range has at most four steps.
double niceStep(double range) {
  const double raw = range / 4;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (factor * power >= raw * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

void drawMark(QPainter& painter, double x, double y, core::Side side, bool filled) {
  if (side == core::Side::Left) {
    drawDot(painter, x, y, filled, colourOf(side));
    return;
  }
  painter.save();
  const double half = mm(0.9);
  if (filled) {
    painter.fillRect(QRectF(x - half - 0.7, y - half - 0.7, 2 * half + 1.4, 2 * half + 1.4), ink::kPaper);
    painter.fillRect(QRectF(x - half, y - half, 2 * half, 2 * half), colourOf(side));
  } else {
    QPen pen(colourOf(side), 1.0);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(ink::kPaper);
    painter.drawRect(QRectF(x - half + 0.4, y - half + 0.4, 2 * half - 0.8, 2 * half - 0.8));
  }
  painter.restore();
}

}  // namespace

SideChart::SideChart(SideGroup group) : group_(std::move(group)) {
  if (group_.rows.empty()) return;
  double low = group_.rows.front().left, high = low;
  const auto include = [&](double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const SideRow& row : group_.rows) {
    include(row.left);
    include(row.right);
    if (row.earlierLeft) include(*row.earlierLeft);
    if (row.earlierRight) include(*row.earlierRight);
  }
  step_ = niceStep(std::max(high - low, std::max(1e-6, std::fabs(high)) * 0.2) * 1.25);
  low_ = std::floor(low / step_ - 0.2) * step_;
  if (low >= 0) low_ = std::max(0.0, low_);
  high_ = std::ceil(high / step_ + 0.2) * step_;
}

double SideChart::nameWidth(double width) const {
  return std::min(mm(64), width * 0.42);
}

double SideChart::rowHeight(const SideRow& row, double width) const {
  const double name = nameWidth(width) - mm(3);
  const double words = textHeight(row.name, type::kStrong, name) +
                       textHeight(Report::tr("difference %1").arg(row.difference), type::kSmallStrong, name) +
                       textHeight(row.judgement, type::kSmall, name) + textHeight(row.device, type::kSmall, name);
  return std::max(words, mm(11)) + 2 * kPadding;
}

double SideChart::height(double width) const {
  double total = type::kAxis.line() + mm(0.8);
  for (const SideRow& row : group_.rows) total += rowHeight(row, width);
  return total;
}

double SideChart::position(const QRectF& axis, double value) const {
  return axis.left() + (value - low_) / (high_ - low_) * axis.width();
}

void SideChart::paint(QPainter& painter, const QRectF& area) const {
  const double name = nameWidth(area.width());
  const QRectF axis(area.left() + name, area.top(), area.width() - name - mm(12), area.height());
  const double top = area.top() + type::kAxis.line() + mm(0.8);
  const double bottom = area.top() + height(area.width());
  const int decimals = step_ < 1 ? static_cast<int>(std::ceil(-std::log10(step_))) : 0;
  for (double tick = low_; tick <= high_ + step_ * 1e-6; tick += step_) {
    const double x = position(axis, tick);
    drawLine(painter, x, area.top(), number(tick, decimals) + group_.unit, type::kAxis, Qt::AlignHCenter);
    painter.fillRect(QRectF(x - 0.35, top, 0.7, bottom - top), ink::kRule);
  }
  double y = top;
  for (std::size_t i = 0; i < group_.rows.size(); ++i) {
    const double rowTall = rowHeight(group_.rows[i], area.width());
    if (i > 0) drawRule(painter, area.left(), area.right(), y, 0.5, ink::kRule);
    paintRow(painter, QRectF(area.left(), y, area.width(), rowTall), group_.rows[i]);
    y += rowTall;
  }
}

void SideChart::paintRow(QPainter& painter, const QRectF& area, const SideRow& row) const {
  const double name = nameWidth(area.width());
  const double words = name - mm(3);
  double y = area.top() + kPadding;
  y += drawText(painter, QRectF(area.left(), y, words, 0), row.name, type::kStrong);
  y += drawText(painter, QRectF(area.left(), y, words, 0), Report::tr("difference %1").arg(row.difference),
                type::kSmallStrong);
  y += drawText(painter, QRectF(area.left(), y, words, 0), row.judgement, type::kSmall);
  drawText(painter, QRectF(area.left(), y, words, 0), row.device, type::kSmall);

  const QRectF axis(area.left() + name, area.top(), area.width() - name - mm(12), area.height());
  const auto lane = [&](core::Side side, double value, const std::optional<double>& earlier, const QString& figure,
                        double centre) {
    const double now = earlier ? centre - mm(1.15) : centre;
    if (earlier) drawMark(painter, position(axis, *earlier), centre + mm(1.45), side, false);
    const double x = position(axis, value);
    drawMark(painter, x, now, side, true);
    const TextStyle style{7.25, QFont::DemiBold, colourOf(side), 1.4};
    const QString label = sideLetter(side) + QLatin1Char(' ') + figure;
    const double width = textWidth(label, style) + mm(1);
    const double start = x + mm(2.2);
    painter.fillRect(QRectF(start - mm(0.5), now - mm(1.5), width, mm(3.0)), ink::kPaper);
    drawLine(painter, start, now - style.line() / 2, label, style);
  };
  const double middle = area.center().y();
  lane(core::Side::Left, row.left, row.earlierLeft, row.leftText, middle - mm(2.9));
  lane(core::Side::Right, row.right, row.earlierRight, row.rightText, middle + mm(2.9));
}

}  // namespace cervica::app::report

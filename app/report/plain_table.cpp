#include "app/report/plain_table.h"

#include <algorithm>
#include <cmath>

#include "app/report/print_style.h"
#include "app/report/verdict_sign.h"

namespace cervica::app::report {
namespace {

constexpr double kNameWidth = mm(50.5), kValueLeft = mm(52.5), kValueWidth = mm(42), kReasonLeft = mm(94.5),
                 kSignRoom = mm(3.6);
constexpr double kRowTop = mm(1.0), kRowBottom = mm(1.0);
constexpr double kColumnGap = mm(7), kSourceIndent = mm(4.4), kSourceGap = mm(0.7);

double stackHeight(const std::vector<BlockPtr>& blocks, double width) {
  double total = 0;
  for (const BlockPtr& block : blocks) total += block->height(width);
  return total;
}

void paintStack(QPainter& painter, const std::vector<BlockPtr>& blocks, double x, double y, double width) {
  for (const BlockPtr& block : blocks) {
    const double tall = block->height(width);
    block->paint(painter, QRectF(x, y, width, tall));
    y += tall;
  }
}

double sourceHeight(const SourceLine& source, double column) {
  return textHeight(source.text, type::kSmall, column - kSourceIndent) + kSourceGap;
}

}  // namespace

double PlainLine::valuesHeight() const {
  return type::kStrong.line() * static_cast<double>(row_.values.size());
}

double PlainLine::reasonHeight(double width) const {
  return textHeight(row_.reason + QLatin1Char(' ') + row_.device, type::kSmall, width - kReasonLeft - kSignRoom);
}

double PlainLine::height(double width) const {
  const double name = textHeight(row_.name, type::kStrong, kNameWidth);
  const double drop = baselineOf(type::kStrong) - baselineOf(type::kSmall);
  return kRowTop + std::max({name, valuesHeight(), drop + reasonHeight(width)}) + kRowBottom + 0.5;
}

void PlainLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), top = area.top() + kRowTop;
  const double drop = baselineOf(type::kStrong) - baselineOf(type::kSmall);
  drawText(painter, QRectF(x, top, kNameWidth, 0), row_.name, type::kStrong);
  double y = top;
  for (const PlainValue& value : row_.values) {
    double left = x + kValueLeft;
    if (value.side) drawBadge(painter, left, y + (type::kStrong.line() - kBadgeHeight) / 2, *value.side);
    if (value.side) left += kBadgeWidth + mm(1.2);
    drawLine(painter, left, y, value.value, type::kStrong);
    left += textWidth(value.value, type::kStrong) + mm(2);
    drawLine(painter, left, y + drop, value.earlier, type::kSmall);
    y += type::kStrong.line();
  }
  const double size = mm(2.2);
  VerdictSign({Sign::NoNorm, {}})
      .paintSign(painter, x + kReasonLeft, top + drop + (type::kSmall.line() - size) / 2, size);
  drawText(painter, QRectF(x + kReasonLeft + kSignRoom, top + drop, area.width() - kReasonLeft - kSignRoom, 0),
           row_.reason + QLatin1Char(' ') + row_.device, type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

double QuestionnaireLine::height(double width) const {
  const double name = textHeight(row_.name, type::kStrong, kNameWidth);
  const double value = type::kValue.line() + textHeight(row_.earlier, type::kSmall, kValueWidth);
  const double note = textHeight(row_.note, type::kSmall, width - kReasonLeft);
  return kRowTop + std::max({name, value, note}) + kRowBottom + 0.5;
}

void QuestionnaireLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), top = area.top() + kRowTop;
  drawText(painter, QRectF(x, top, kNameWidth, 0), row_.name, type::kStrong);
  const double shift = baselineOf(type::kStrong) - baselineOf(type::kValue);
  drawLine(painter, x + kValueLeft, top + shift, row_.score, type::kValue);
  drawLine(painter, x + kValueLeft + textWidth(row_.score, type::kValue) + mm(3), top, row_.percent, type::kBody);
  drawText(painter, QRectF(x + kValueLeft, top + type::kStrong.line(), kValueWidth, 0), row_.earlier, type::kSmall);
  drawText(painter, QRectF(x + kReasonLeft, top + mm(0.4), area.width() - kReasonLeft, 0), row_.note, type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

std::size_t SourceColumns::firstOfSecondColumn(double width) const {
  const double column = (width - kColumnGap) / 2;
  double total = 0;
  for (const SourceLine& source : sources_) total += sourceHeight(source, column);
  double used = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (used + sourceHeight(sources_[i], column) / 2 > total / 2) return i;
    used += sourceHeight(sources_[i], column);
  }
  return sources_.size();
}

double SourceColumns::height(double width) const {
  const double column = (width - kColumnGap) / 2;
  const std::size_t split = firstOfSecondColumn(width);
  double first = 0, second = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i) (i < split ? first : second) += sourceHeight(sources_[i], column);
  return std::max(first, second);
}

void SourceColumns::paint(QPainter& painter, const QRectF& area) const {
  const double column = (area.width() - kColumnGap) / 2;
  const std::size_t split = firstOfSecondColumn(area.width());
  double x = area.left(), y = area.top();
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (i == split && i > 0) {
      x = area.left() + column + kColumnGap;
      y = area.top();
    }
    drawLine(painter, x + kSourceIndent - mm(1.2), y, QString::number(sources_[i].number), type::kSmallStrong,
             Qt::AlignRight);
    drawText(painter, QRectF(x + kSourceIndent, y, column - kSourceIndent, 0), sources_[i].text, type::kSmall);
    y += sourceHeight(sources_[i], column);
  }
}

Columns::Columns(std::vector<BlockPtr> left, std::vector<BlockPtr> right, double leftShare)
    : left_(std::move(left)), right_(std::move(right)), leftShare_(leftShare) {}

double Columns::height(double width) const {
  const double left = (width - kColumnGap) * leftShare_;
  return std::max(stackHeight(left_, left), stackHeight(right_, width - kColumnGap - left));
}

void Columns::paint(QPainter& painter, const QRectF& area) const {
  const double left = (area.width() - kColumnGap) * leftShare_;
  paintStack(painter, left_, area.left(), area.top(), left);
  paintStack(painter, right_, area.left() + left + kColumnGap, area.top(), area.width() - kColumnGap - left);
}

}  // namespace cervica::app::report

#include "app/report/plain_table.h"

#include <algorithm>
#include <cmath>

#include "app/report/name_label.h"
#include "app/report/print_style.h"
#include "app/report/verdict_sign.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr double kNameWidth = mm(60), kValueLeft = mm(64), kValueWidth = mm(44), kReasonLeft = mm(112);
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

double PlainLine::height(double width) const {
  const double name = nameHeight(row_.name, row_.side, kNameWidth);
  const double value =
      textHeight(row_.value, type::kStrong, kValueWidth) + textHeight(row_.earlier, type::kSmall, kValueWidth);
  const double reason = type::kStrong.line() + textHeight(row_.reason, type::kSmall, width - kReasonLeft - mm(3.9));
  return kRowTop + std::max({name, value, reason}) + kRowBottom + 0.5;
}

void PlainLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), top = area.top() + kRowTop;
  drawName(painter, x, top, row_.name, row_.side, kNameWidth);
  const double used = drawText(painter, QRectF(x + kValueLeft, top, kValueWidth, 0), row_.value, type::kStrong);
  drawText(painter, QRectF(x + kValueLeft, top + used, kValueWidth, 0), row_.earlier, type::kSmall);
  VerdictSign({Sign::NoNorm, Report::tr("No norm")}).paint(painter, x + kReasonLeft, top);
  drawText(painter,
           QRectF(x + kReasonLeft + mm(3.9), top + type::kStrong.line(), area.width() - kReasonLeft - mm(3.9), 0),
           row_.reason, type::kSmall);
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

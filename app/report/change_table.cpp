#include "app/report/change_table.h"

#include <algorithm>

#include "app/report/change_bar.h"
#include "app/report/chart_marks.h"
#include "app/report/name_label.h"
#include "app/report/print_style.h"
#include "app/report/verdict_sign.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

// Columns, from the left of the content.
constexpr double kNameWidth = mm(53);
constexpr double kBeforeRight = mm(69), kAfterRight = mm(84), kDifferenceRight = mm(101), kLimitRight = mm(118.5);
constexpr double kBarLeft = mm(122), kBarWidth = mm(28), kVerdictLeft = mm(153);
constexpr double kRowTop = mm(0.9), kRowBottom = mm(0.9);
constexpr double kPanel = mm(3), kPanelSide = mm(2.6), kNarrowest = mm(34);

/// A figure with its unit in small print, right-aligned.
void drawValue(QPainter& painter, double right, double top, const QString& value, const TextStyle& style) {
  const qsizetype blank = value.indexOf(QLatin1Char(' '));
  if (blank < 0) {
    drawLine(painter, right, top, value, style, Qt::AlignRight);
    return;
  }
  const TextStyle unit = type::kSmall.in(style.colour);
  drawLine(painter, right, top + baselineOf(style) - baselineOf(unit), value.mid(blank + 1), unit, Qt::AlignRight);
  drawLine(painter, right - textWidth(value.mid(blank + 1), unit) - mm(0.7), top, value.left(blank), style,
           Qt::AlignRight);
}

}  // namespace

std::vector<double> ChangeSummary::columns(double width) const {
  double names = 0;
  for (const ChangeCount& count : counts_) names += static_cast<double>(count.names.size());
  const double spare = width - kNarrowest * static_cast<double>(counts_.size());
  std::vector<double> columns;
  for (const ChangeCount& count : counts_)
    columns.push_back(kNarrowest + spare * static_cast<double>(count.names.size()) / std::max(names, 1.0));
  return columns;
}

double ChangeSummary::height(double width) const {
  const std::vector<double> wide = columns(width);
  double tallest = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i)
    tallest = std::max(tallest, textHeight(counts_[i].names, type::kSmall, wide[i] - 2 * kPanelSide));
  return 2 * kPanel + type::kValue.line() + mm(1) + tallest;
}

void ChangeSummary::paint(QPainter& painter, const QRectF& area) const {
  const double tall = height(area.width());
  painter.fillRect(QRectF(area.topLeft(), QSizeF(area.width(), tall)), ink::kWash);
  const std::vector<double> wide = columns(area.width());
  double x = area.left();
  for (std::size_t i = 0; i < counts_.size(); x += wide[i], ++i) {
    const ChangeCount& count = counts_[i];
    if (i > 0) painter.fillRect(QRectF(x - 0.25, area.top() + kPanel, 0.5, tall - 2 * kPanel), ink::kRule);
    const double left = x + kPanelSide;
    double y = area.top() + kPanel;
    const QString figure = QString::number(count.count);
    drawLine(painter, left, y, figure, type::kValue);
    VerdictSign(count.verdict)
        .paint(painter, left + textWidth(figure, type::kValue) + mm(2),
               y + baselineOf(type::kValue) - baselineOf(type::kStrong));
    y += type::kValue.line() + mm(1);
    drawText(painter, QRectF(left, y, wide[i] - 2 * kPanelSide, 0), count.names, type::kSmall);
  }
}

double ChangeHead::height(double) const {
  return 2 * type::kSmall.line() + mm(1.2);
}

void ChangeHead::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), second = area.top() + type::kSmall.line();
  const auto right = [&](double at, double y, const QString& words) {
    drawLine(painter, x + at, y, words, type::kSmall, Qt::AlignRight);
  };
  drawLine(painter, x, second, Report::tr("Measure"), type::kSmall);
  right(kBeforeRight, second, before_);
  right(kAfterRight, second, after_);
  right(kDifferenceRight, second, Report::tr("Difference"));
  right(kLimitRight, second, Report::tr("Limit (95 %)"));
  const double perLimit = kBarWidth / (2 * kChangeAxisLimits), zero = x + kBarLeft + kBarWidth / 2;
  drawLine(painter, zero - mm(1.5), area.top(), Report::tr("← worse"), type::kSmall, Qt::AlignRight);
  drawLine(painter, zero + mm(1.5), area.top(), Report::tr("better →"), type::kSmall);
  drawLine(painter, zero - perLimit, second, QStringLiteral("−1"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, zero, second, QStringLiteral("0"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, zero + perLimit, second, Report::tr("+1 limit"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, x + kVerdictLeft, second, Report::tr("Verdict"), type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

bool ChangeLine::twoLimits() const {
  return row_.limits && !row_.important.isEmpty();
}

double ChangeLine::bodyHeight() const {
  const double words = row_.limits ? mm(4.4) : textHeight(row_.words, type::kSmall, kBarWidth);
  const double limit = twoLimits() ? 2 * type::kSmall.line() : 0;
  return std::max({nameHeight(row_.name, row_.side, kNameWidth), words, limit, mm(4.6)});
}

double ChangeLine::height(double) const {
  return kRowTop + bodyHeight() + kRowBottom + 0.5;
}

void ChangeLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), top = area.top() + kRowTop, tall = bodyHeight();
  const double line = top + (tall - type::kStrong.line()) / 2;
  const double small = line + baselineOf(type::kStrong) - baselineOf(type::kSmall);
  drawName(painter, x, top + (tall - nameHeight(row_.name, row_.side, kNameWidth)) / 2, row_.name, row_.side,
           kNameWidth);
  drawValue(painter, x + kBeforeRight, line, row_.before, type::kBody);
  drawValue(painter, x + kAfterRight, line, row_.after, type::kStrong);
  drawValue(painter, x + kDifferenceRight, line, row_.difference, type::kStrong);
  if (twoLimits()) {
    drawLine(painter, x + kLimitRight, top, row_.limit, type::kSmall, Qt::AlignRight);
    drawLine(painter, x + kLimitRight, top + type::kSmall.line(), Report::tr("important %1").arg(row_.important),
             type::kSmall, Qt::AlignRight);
  } else {
    drawLine(painter, x + kLimitRight, small, row_.limit, type::kSmall, Qt::AlignRight);
  }
  if (row_.limits)
    ChangeBar(*row_.limits).paint(painter, QRectF(x + kBarLeft, top + (tall - mm(4.4)) / 2, kBarWidth, mm(4.4)));
  else
    drawText(painter,
             QRectF(x + kBarLeft, top + (tall - textHeight(row_.words, type::kSmall, kBarWidth)) / 2, kBarWidth, 0),
             row_.words, type::kSmall);
  VerdictSign(row_.verdict).paint(painter, x + kVerdictLeft, line);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

double ChangeLegend::height(double) const {
  return type::kSmall.line() + mm(1.6);
}

void ChangeLegend::paint(QPainter& painter, const QRectF& area) const {
  const double top = area.top() + mm(0.8), middle = top + type::kSmall.line() / 2;
  double x = area.left();
  const auto words = [&](double after, const QString& label) {
    drawLine(painter, x + after, top, label, type::kSmall);
    x += after + textWidth(label, type::kSmall) + mm(5);
  };
  drawDot(painter, x + mm(1.2), middle, true, ink::kInk);
  words(mm(3.8), Report::tr("beyond the limit"));
  drawDot(painter, x + mm(1.2), middle, false, ink::kInk);
  words(mm(3.8), Report::tr("inside the limit"));
  painter.fillRect(QRectF(x, middle - mm(1.5), mm(6), mm(3)), ink::kSd2);
  words(mm(7.4), Report::tr("measurement error, drawn at the same width for every measure"));
}

}  // namespace cervica::app::report

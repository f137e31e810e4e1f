#include "app/report/typical_bar.h"

#include <algorithm>
#include <vector>

#include "app/report/chart_marks.h"
#include "app/report/print_style.h"
#include "app/report/wording.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::app::report {
namespace {


}  // namespace

double TypicalBar::position(const QRectF& area, double value) const {
  return area.left() + (value - chart_.axisLow) / (chart_.axisHigh - chart_.axisLow) * area.width();
}

double TypicalBar::height(double) const {
  return barHeight(chart_.earlier.has_value()) + mm(0.5) + type::kAxis.line();
}

void TypicalBar::paint(QPainter& painter, const QRectF& area) const {
  const AxisSpan axis{area.left(), area.right()};
  const double bar = barHeight(chart_.earlier.has_value());
  const double top = area.top(), bottom = top + bar, middle = top + bar / 2;
  const double limit = std::clamp(position(area, chart_.limit), axis.left, axis.right);

  drawRule(painter, axis.left, axis.right, middle - 0.35, 0.7, ink::kRule);
  const QRectF good = chart_.betterIsHigher ? QRectF(limit, top, axis.right - limit, bar)
                                            : QRectF(axis.left, top, limit - axis.left, bar);
  painter.fillRect(good, ink::kSd2);
  if (chart_.mean && *chart_.mean > chart_.axisLow && *chart_.mean < chart_.axisHigh)
    painter.fillRect(QRectF(position(area, *chart_.mean) - 0.6, top, 1.2, bar), ink::kPaper);
  if (chart_.limitIsCutoff)
    drawCutoff(painter, axis, limit, top - mm(0.6), bottom + mm(0.6));
  else
    painter.fillRect(QRectF(limit - 0.4, top, 0.8, bar), ink::kInk);

  const double nowY = chart_.earlier ? top + bar * 0.31 : middle;
  if (chart_.earlier) drawEarlier(painter, axis, position(area, *chart_.earlier), top + bar * 0.76);
  const double perUnit = area.width() / (chart_.axisHigh - chart_.axisLow);
  drawNow(painter, axis, position(area, chart_.value), nowY,
          chart_.sem ? std::optional(core::kNormalQuantile95 * *chart_.sem * perUnit) : std::nullopt);
  paintFigures(painter, area, bottom + mm(0.5));
}

void TypicalBar::paintFigures(QPainter& painter, const QRectF& area, double top) const {
  struct Figure {
    double value;
    QString label;
    TextStyle style;
  };
  // In this order: a figure that would touch an earlier one is left out.
  std::vector<Figure> figures{{chart_.limit, number(chart_.limit, chart_.decimals), type::kAxis.in(ink::kInk)}};
  if (chart_.mean) figures.push_back({*chart_.mean, number(*chart_.mean, chart_.decimals), type::kAxisStrong});
  figures.push_back({chart_.axisHigh, number(chart_.axisHigh, 0) + chart_.unit, type::kAxis});
  figures.push_back({chart_.axisLow, number(chart_.axisLow, 0), type::kAxis});
  std::vector<std::pair<double, double>> taken;
  for (const Figure& figure : figures) {
    const double width = textWidth(figure.label, figure.style);
    const double x = std::clamp(position(area, figure.value), area.left() + width / 2,
                                std::max(area.left(), area.right() - width / 2));
    const double from = x - width / 2 - mm(1), to = x + width / 2 + mm(1);
    if (std::any_of(taken.begin(), taken.end(), [&](const auto& t) { return from < t.second && to > t.first; }))
      continue;
    taken.emplace_back(from, to);
    drawLine(painter, x, top, figure.label, figure.style, Qt::AlignHCenter);
  }
}

}  // namespace cervica::app::report

#include "app/report/norm_bar.h"

#include "app/report/chart_marks.h"
#include "app/report/print_style.h"
#include "app/report/wording.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::app::report {
namespace {

constexpr double kAxisSd = 3.0;

}  // namespace

double normBarPosition(const NormChart& chart, double value) {
  return ((value - chart.mean) / chart.sd + kAxisSd) / (2 * kAxisSd);
}

double NormBar::height(double) const {
  return barHeight(chart_.earlier.has_value()) + mm(0.5) + type::kAxis.line();
}

void NormBar::paint(QPainter& painter, const QRectF& area) const {
  const AxisSpan axis{area.left(), area.right()};
  const double perSd = area.width() / (2 * kAxisSd);
  const double centre = area.center().x();
  const double bar = barHeight(chart_.earlier.has_value());
  const double top = area.top(), bottom = top + bar, middle = top + bar / 2;
  const auto at = [&](double value) { return area.left() + normBarPosition(chart_, value) * area.width(); };

  drawRule(painter, axis.left, axis.right, middle - 0.35, 0.7, ink::kRule);
  painter.fillRect(QRectF(centre - 2 * perSd, top, 4 * perSd, bar), ink::kSd2);
  painter.fillRect(QRectF(centre - perSd, top, 2 * perSd, bar), ink::kSd1);
  painter.fillRect(QRectF(centre - 0.6, top, 1.2, bar), ink::kPaper);
  if (chart_.cutoff) drawCutoff(painter, axis, at(*chart_.cutoff), top - mm(0.6), bottom + mm(0.6));

  const double nowY = chart_.earlier ? top + bar * 0.31 : middle;
  if (chart_.earlier) drawEarlier(painter, axis, at(*chart_.earlier), top + bar * 0.76);
  const std::optional<double> whisker =
      chart_.sem ? std::optional(core::kNormalQuantile95 * *chart_.sem / chart_.sd * perSd) : std::nullopt;
  drawNow(painter, axis, at(chart_.value), nowY, whisker);

  for (int sd = -2; sd <= 2; ++sd)
    drawLine(painter, centre + sd * perSd, bottom + mm(0.5), number(chart_.mean + sd * chart_.sd, chart_.decimals),
             sd == 0 ? type::kAxisStrong : type::kAxis, Qt::AlignHCenter);
}

}  // namespace cervica::app::report

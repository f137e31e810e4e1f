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
constexpr double kNameWidth = mm(43);
constexpr double kBeforeRight = mm(58), kAfterRight = mm(73), kDifferenceRight = mm(90), kLimitRight = mm(107);
constexpr double kImportantRight = mm(120), kBarLeft = mm(123), kBarWidth = mm(28), kVerdictLeft = mm(153);
constexpr double kRowTop = mm(0.9), kRowBottom = mm(0.9);
constexpr double kPanel = mm(3);

}  // namespace

double ChangeSummary::height(double width) const {
  const double column = width / static_cast<double>(counts_.size());
  double tallest = 0;
  for (const ChangeCount& count : counts_)
    tallest = std::max(tallest, textHeight(count.names, type::kSmall, column - mm(5)));
  return 2 * kPanel + type::kValue.line() + mm(1) + tallest;
}

void ChangeSummary::paint(QPainter& painter, const QRectF& area) const {
  painter.fillRect(QRectF(area.topLeft(), QSizeF(area.width(), height(area.width()))), ink::kWash);
  const double column = area.width() / static_cast<double>(counts_.size());
  double x = area.left();
  for (std::size_t i = 0; i < counts_.size(); ++i, x += column) {
    const ChangeCount& count = counts_[i];
    if (i > 0)
      painter.fillRect(QRectF(x - 0.25, area.top() + kPanel, 0.5, height(area.width()) - 2 * kPanel), ink::kRule);
    const double left = x + mm(2.6);
    double y = area.top() + kPanel;
    const QString figure = QString::number(count.count);
    drawLine(painter, left, y, figure, type::kValue);
    VerdictSign(count.verdict)
        .paint(painter, left + textWidth(figure, type::kValue) + mm(2),
               y + baselineOf(type::kValue) - baselineOf(type::kStrong));
    y += type::kValue.line() + mm(1);
    drawText(painter, QRectF(left, y, column - mm(5), 0), count.names, type::kSmall);
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
  right(kLimitRight, area.top(), Report::tr("Limit"));
  right(kLimitRight, second, Report::tr("(MDC 95 %)"));
  right(kImportantRight, area.top(), Report::tr("Important"));
  right(kImportantRight, second, Report::tr("(MCID)"));
  const double perLimit = kBarWidth / (2 * kChangeAxisLimits), zero = x + kBarLeft + kBarWidth / 2;
  drawLine(painter, zero - mm(1.5), area.top(), Report::tr("← worse"), type::kSmall, Qt::AlignRight);
  drawLine(painter, zero + mm(1.5), area.top(), Report::tr("better →"), type::kSmall);
  drawLine(painter, zero - perLimit, second, QStringLiteral("−1"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, zero, second, QStringLiteral("0"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, zero + perLimit, second, Report::tr("+1 limit"), type::kSmall, Qt::AlignHCenter);
  drawLine(painter, x + kVerdictLeft, second, Report::tr("Verdict"), type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

double ChangeLine::bodyHeight() const {
  const double words = row_.limits ? mm(4.4) : textHeight(row_.words, type::kSmall, kBarWidth);
  return std::max({nameHeight(row_.name, row_.side, kNameWidth), words, mm(4.6)});
}

double ChangeLine::height(double width) const {
  return kRowTop + bodyHeight() + textHeight(row_.remark, type::kSmall, width) + kRowBottom + 0.5;
}

void ChangeLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left(), top = area.top() + kRowTop, tall = bodyHeight();
  const double line = top + (tall - type::kStrong.line()) / 2;
  const double small = line + baselineOf(type::kStrong) - baselineOf(type::kSmall);
  drawName(painter, x, top + (tall - nameHeight(row_.name, row_.side, kNameWidth)) / 2, row_.name, row_.side,
           kNameWidth);
  drawLine(painter, x + kBeforeRight, line, row_.before, type::kBody, Qt::AlignRight);
  drawLine(painter, x + kAfterRight, line, row_.after, type::kStrong, Qt::AlignRight);
  drawLine(painter, x + kDifferenceRight, line, row_.difference, type::kStrong, Qt::AlignRight);
  drawLine(painter, x + kLimitRight, small, row_.limit, type::kSmall, Qt::AlignRight);
  drawLine(painter, x + kImportantRight, small, row_.important, type::kSmall, Qt::AlignRight);
  if (row_.limits)
    ChangeBar(*row_.limits).paint(painter, QRectF(x + kBarLeft, top + (tall - mm(4.4)) / 2, kBarWidth, mm(4.4)));
  else
    drawText(painter,
             QRectF(x + kBarLeft, top + (tall - textHeight(row_.words, type::kSmall, kBarWidth)) / 2, kBarWidth, 0),
             row_.words, type::kSmall);
  VerdictSign(row_.verdict).paint(painter, x + kVerdictLeft, line);
  drawText(painter, QRectF(x, top + tall, area.width(), 0), row_.remark, type::kSmall);
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

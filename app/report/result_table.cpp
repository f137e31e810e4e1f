#include "app/report/result_table.h"

#include <algorithm>

#include "app/report/chart_marks.h"
#include "app/report/name_label.h"
#include "app/report/norm_bar.h"
#include "app/report/print_style.h"
#include "app/report/typical_bar.h"
#include "app/report/verdict_sign.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

// Columns, from the left of the content.
constexpr double kNameWidth = mm(47.5), kValueRight = mm(66.1);
constexpr double kChartLeft = mm(70.5), kChartWidth = mm(62.4);
constexpr double kPercentileRight = mm(148.5), kVerdictLeft = mm(151.5), kVerdictWidth = mm(28.5);
constexpr double kRowTop = mm(1.2), kRowBottom = mm(1.1);
constexpr double kNoteIndent = mm(3.9);

BlockPtr chartOf(const Chart& chart) {
  if (const auto* norm = std::get_if<NormChart>(&chart)) return std::make_shared<NormBar>(*norm);
  if (const auto* typical = std::get_if<TypicalChart>(&chart)) return std::make_shared<TypicalBar>(*typical);
  return nullptr;
}

}  // namespace

double ResultHead::height(double) const {
  return 2 * type::kSmall.line() + mm(1.2);
}

void ResultHead::paint(QPainter& painter, const QRectF& area) const {
  const double second = area.top() + type::kSmall.line();
  const double x = area.left();
  drawLine(painter, x, second, Report::tr("Measure, device, norm"), type::kSmall);
  drawLine(painter, x + kValueRight, area.top(), Report::tr("Result"), type::kSmall, Qt::AlignRight);
  drawLine(painter, x + kValueRight, second, Report::tr("95 % interval"), type::kSmall, Qt::AlignRight);
  const double perSd = kChartWidth / 6;
  const double centre = x + kChartLeft + kChartWidth / 2;
  const QString labels[] = {QStringLiteral("−2 SD"), QStringLiteral("−1"), Report::tr("mean"), QStringLiteral("+1"),
                            QStringLiteral("+2 SD")};
  for (int i = 0; i < 5; ++i)
    drawLine(painter, centre + (i - 2) * perSd, second, labels[i], type::kSmall, Qt::AlignHCenter);
  drawLine(painter, x + kPercentileRight, area.top(), Report::tr("Percentile"), type::kSmall, Qt::AlignRight);
  drawLine(painter, x + kPercentileRight, second, Report::tr("95 % interval"), type::kSmall, Qt::AlignRight);
  drawLine(painter, x + kVerdictLeft, second, Report::tr("Verdict"), type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

double GroupTitle::height(double) const {
  return mm(1.6) + 7.5 * 1.4;
}

void GroupTitle::paint(QPainter& painter, const QRectF& area) const {
  drawLine(painter, area.left(), area.top() + mm(1.6), title_, {7.5, QFont::DemiBold, ink::kAccent, 1.4});
}

ResultLine::ResultLine(ResultRow row) : row_(std::move(row)), chart_(chartOf(row_.chart)) {}

// Under the figure stand its interval and the earlier one, a line each; the words beside them make room.
double ResultLine::notesWidth() const {
  const double widest = std::max(textWidth(row_.valueInterval, type::kSmall), textWidth(row_.earlier, type::kSmall));
  return widest > 0 ? widest + mm(2) : 0;
}

double ResultLine::notesBottom() const {
  const int lines = (row_.valueInterval.isEmpty() ? 0 : 1) + (row_.earlier.isEmpty() ? 0 : 1);
  return type::kStrong.line() + mm(0.3) + lines * type::kSmall.line();
}

double ResultLine::normTop() const {
  return nameHeight(row_.name, row_.side, kNameWidth) +
         textHeight(row_.device, type::kSmall, kValueRight - notesWidth());
}

double ResultLine::normWidth() const {
  return normTop() + mm(0.5) < notesBottom() ? kValueRight - notesWidth() : kChartLeft - mm(2);
}

double ResultLine::bodyHeight() const {
  const double words = normTop() + textHeight(row_.norm, type::kSmall, normWidth()) +
                       textHeight(row_.disagreement, type::kSmallStrong, kChartLeft - mm(2));
  const double verdict = type::kStrong.line() + textHeight(row_.verdictNote, type::kSmall, kVerdictWidth - kNoteIndent);
  const double chart = chart_ ? chart_->height(kChartWidth) : 0;
  return std::max({words, notesBottom(), verdict, chart});
}

double ResultLine::height(double) const {
  return kRowTop + bodyHeight() + kRowBottom + 0.5;
}

void ResultLine::paintValue(QPainter& painter, double left, double top) const {
  const TextStyle unit = type::kBody.in(ink::kInk);
  const double shift = baselineOf(type::kStrong) - baselineOf(type::kValue);
  double right = left + kValueRight;
  if (row_.unit == QStringLiteral("°")) {
    drawLine(painter, right, top + shift, row_.figure + row_.unit, type::kValue, Qt::AlignRight);
  } else {
    drawLine(painter, right, top, row_.unit, unit, Qt::AlignRight);
    right -= textWidth(row_.unit, unit);
    drawLine(painter, right, top + shift, row_.figure, type::kValue, Qt::AlignRight);
  }
  double y = top + type::kStrong.line() + mm(0.3);
  for (const QString& note : {row_.valueInterval, row_.earlier}) {
    if (note.isEmpty()) continue;
    drawLine(painter, left + kValueRight, y, note, type::kSmall, Qt::AlignRight);
    y += type::kSmall.line();
  }
}

void ResultLine::paint(QPainter& painter, const QRectF& area) const {
  const double x = area.left();
  const double top = area.top() + kRowTop;
  drawName(painter, x, top, row_.name, row_.side, kNameWidth);
  drawText(painter, QRectF(x, top + nameHeight(row_.name, row_.side, kNameWidth), kValueRight - notesWidth(), 0),
           row_.device, type::kSmall);
  double y = top + normTop();
  y += drawText(painter, QRectF(x, y, normWidth(), 0), row_.norm, type::kSmall);
  drawText(painter, QRectF(x, y, kChartLeft - mm(2), 0), row_.disagreement, type::kSmallStrong);
  paintValue(painter, x, top);
  if (chart_) chart_->paint(painter, QRectF(x + kChartLeft, top + mm(0.4), kChartWidth, chart_->height(kChartWidth)));
  drawLine(painter, x + kPercentileRight, top, row_.percentile, type::kStrong, Qt::AlignRight);
  drawLine(painter, x + kPercentileRight, top + type::kStrong.line(), row_.interval, type::kSmall, Qt::AlignRight);
  VerdictSign(row_.verdict).paint(painter, x + kVerdictLeft, top);
  drawText(painter, QRectF(x + kVerdictLeft + kNoteIndent, top + type::kStrong.line(), kVerdictWidth - kNoteIndent, 0),
           row_.verdictNote, type::kSmall);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
}

ResultLegend::ResultLegend(QString now, QString earlier, Shown shown)
    : now_(std::move(now)), earlier_(std::move(earlier)), shown_(shown) {}

double ResultLegend::height(double) const {
  return type::kSmall.line() + mm(1.6);
}

void ResultLegend::paint(QPainter& painter, const QRectF& area) const {
  const double middle = area.top() + mm(0.8) + type::kSmall.line() / 2;
  double x = area.left();
  const auto words = [&](double after, const QString& label) {
    const double start = x + after + mm(1.4);
    drawLine(painter, start, area.top() + mm(0.8), label, type::kSmall);
    x = start + textWidth(label, type::kSmall) + mm(5);
  };
  const AxisSpan everywhere{area.left() - kPageWidth, area.right() + kPageWidth};
  if (shown_.whisker) {
    drawNow(painter, everywhere, x + mm(3.5), middle, mm(3.4));
    words(mm(7), Report::tr("%1, 95 % measurement error").arg(now_));
  } else {
    drawNow(painter, everywhere, x + mm(1.2), middle, std::nullopt);
    words(mm(2.4), now_);
  }
  if (!earlier_.isEmpty()) {
    drawEarlier(painter, everywhere, x + mm(1.2), middle);
    words(mm(2.4), earlier_);
  }
  if (shown_.norm) {
    const double unit = mm(2.6), top = middle - mm(1.5), tall = mm(3);
    painter.fillRect(QRectF(x, top, 4 * unit, tall), ink::kSd2);
    painter.fillRect(QRectF(x + unit, top, 2 * unit, tall), ink::kSd1);
    painter.fillRect(QRectF(x + 2 * unit - 0.6, top, 1.2, tall), ink::kPaper);
    words(4 * unit, Report::tr("mean, ±1, ±2 SD"));
  }
  if (shown_.typical) {
    painter.fillRect(QRectF(x, middle - mm(1.5), mm(6), mm(3)), ink::kSd2);
    painter.fillRect(QRectF(x, middle - mm(1.5), 0.8, mm(3)), ink::kInk);
    words(mm(6), Report::tr("typical range (no percentile)"));
  }
  if (shown_.cutoff) {
    drawCutoff(painter, everywhere, x + 0.6, middle - mm(1.7), middle + mm(1.7));
    words(mm(1), Report::tr("cut-off"));
  }
}

}  // namespace cervica::app::report

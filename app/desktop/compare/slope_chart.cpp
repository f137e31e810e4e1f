#include "app/desktop/compare/slope_chart.h"

#include <vector>

#include <QPainter>

#include "app/desktop/compare/value_axis.h"
#include "app/desktop/visit/wording.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

ValueAxis axisOf(const SlopeData& data) {
  const core::Change& change = data.row.change;
  std::vector<double> held{change.before, change.after};
  if (change.mdc95) held.insert(held.end(), {change.before - *change.mdc95, change.before + *change.mdc95});
  if (data.normMean && data.normSd)
    held.insert(held.end(), {*data.normMean - *data.normSd, *data.normMean + *data.normSd});
  if (data.cutoff) held.push_back(*data.cutoff);
  return ValueAxis::over(held, change.measure->step * 4, change.measure->lowest >= 0);
}

QColor lineColour(const ChangeRow& row, const look::Tokens& t) {
  if (row.verdict == look::Verdict::Improved) return t.improved;
  if (row.verdict == look::Verdict::Worsened) return t.worsened;
  return t.nochange;
}

}  // namespace

SlopeChart::SlopeChart(QWidget* parent) : QWidget(parent) {
  setMinimumHeight(look::px(150));
  look::bindTheme(this, [this] { update(); });
}

void SlopeChart::setData(std::optional<SlopeData> shown) {
  data_ = std::move(shown);
  setAccessibleName(data_ ? data_->row.accessible : QString());
  update();
}

void SlopeChart::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  if (!data_) return;
  const look::Tokens& t = look::currentTokens();
  const core::Change& change = data_->row.change;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ValueAxis axis = axisOf(*data_);
  const QRectF plot = QRectF(rect()).adjusted(look::px(44), look::px(8), -look::px(16), -look::px(26));
  const auto y = [&](double value) {
    return plot.bottom() - (value - axis.low) / (axis.high - axis.low) * plot.height();
  };
  const qreal x1 = plot.left() + plot.width() * 0.2, x2 = plot.left() + plot.width() * 0.72;
  const QFont small = look::textFont(TextSize::Caption);
  const auto words = [&](const QRectF& where, Qt::Alignment alignment, const QColor& colour, const QString& text) {
    painter.setFont(small);
    painter.setPen(colour);
    painter.drawText(where, static_cast<int>(alignment), text);
  };

  if (data_->normMean && data_->normSd) {
    const QRectF band(QPointF(plot.left(), y(*data_->normMean + *data_->normSd)),
                      QPointF(plot.right(), y(*data_->normMean - *data_->normSd)));
    painter.fillRect(band, t.band1);
  }
  for (double value = axis.low; value <= axis.high + axis.step / 2; value += axis.step) {
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(plot.left(), y(value)), QPointF(plot.right(), y(value)));
    words(QRectF(0, y(value) - look::px(8), plot.left() - look::px(8), look::px(16)), Qt::AlignRight | Qt::AlignVCenter,
          t.text3, number(value, axis.decimals()));
  }
  if (change.mdc95) {
    QColor field = t.text3;
    field.setAlphaF(0.16F);
    const QRectF error =
        QRectF(QPointF(x1, y(change.before + *change.mdc95)), QPointF(x2, y(change.before - *change.mdc95)))
            .intersected(plot);
    painter.fillRect(error, field);
    words(error.adjusted(look::px(5), 0, 0, -look::px(2)), Qt::AlignLeft | Qt::AlignBottom, t.text2,
          tr("error \u00b1 %1").arg(number(*change.mdc95, 1)));
  }
  if (data_->cutoff) {
    QPen dashed(t.impairedMark, 1.2, Qt::DashLine);
    painter.setPen(dashed);
    painter.drawLine(QPointF(plot.left(), y(*data_->cutoff)), QPointF(plot.right(), y(*data_->cutoff)));
    words(QRectF(plot.left(), y(*data_->cutoff), plot.width() - look::px(4), look::px(16)),
          Qt::AlignRight | Qt::AlignTop, t.impaired, tr("cut-off %1").arg(number(*data_->cutoff, 0)));
  }
  if (data_->normMean && data_->normSd) {
    words(QRectF(plot.left(), y(*data_->normMean + *data_->normSd), plot.width() - look::px(4), look::px(16)),
          Qt::AlignRight | Qt::AlignVCenter, t.within,
          tr("norm %1 \u00b1 %2").arg(number(*data_->normMean, 1), number(*data_->normSd, 1)));
  }
  const QColor colour = lineColour(data_->row, t);
  const QPointF from(x1, y(change.before)), to(x2, y(change.after));
  painter.setPen(QPen(colour, look::px(2)));
  painter.drawLine(from, to);
  painter.setPen(QPen(t.text2, look::px(2)));
  painter.setBrush(t.surface);
  painter.drawEllipse(from, look::px(5), look::px(5));
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(to, look::px(5), look::px(5));
  const QFont figures = look::textFont(TextSize::Body, 600);
  painter.setPen(t.text);
  look::drawFigures(painter,
                    QRectF(plot.left(), from.y() - look::px(10), x1 - plot.left() - look::px(10), look::px(20)),
                    Qt::AlignRight | Qt::AlignVCenter, figures, data_->row.before);
  painter.setPen(colour);
  const QString after = data_->row.after + QStringLiteral("  ") + data_->row.difference;
  look::drawFigures(painter, QRectF(x2 + look::px(10), to.y() - look::px(10), plot.right() - x2, look::px(20)),
                    Qt::AlignLeft | Qt::AlignVCenter, figures, after);
  words(QRectF(x1 - look::px(60), plot.bottom() + look::px(6), look::px(120), look::px(16)), Qt::AlignCenter, t.text3,
        data_->beforeDay);
  words(QRectF(x2 - look::px(60), plot.bottom() + look::px(6), look::px(120), look::px(16)), Qt::AlignCenter, t.text3,
        data_->afterDay);
}

}  // namespace cervica::app

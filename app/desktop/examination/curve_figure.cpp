#include "app/desktop/examination/curve_figure.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "app/desktop/examination/live_figure.h"
#include "app/desktop/visit/wording.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

CurveFigure::CurveFigure(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setObjectName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void CurveFigure::setState(State state) {
  if (state_ == state) return;
  state_ = std::move(state);
  setAccessibleDescription(state_.live ? tr("%1 %2, peak %3 %2")
                                             .arg(number(*state_.live, state_.decimals), state_.unit,
                                                  number(state_.peak.value_or(*state_.live), state_.decimals))
                                       : state_.without);
  update();
}

QSize CurveFigure::sizeHint() const {
  return {px(360), px(300)};
}

QSize CurveFigure::minimumSizeHint() const {
  return {px(240), px(190)};
}

void CurveFigure::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool curve = state_.fullS > 0 && (state_.live || !state_.curve.empty());
  const qreal figureHeight = curve ? height() * 0.48 : height();
  const QRectF top(0, 0, width(), figureHeight);
  if (state_.live) {
    const QFont font = liveFont(QStringLiteral("888.8"), width() * 0.7, figureHeight * 0.62);
    drawLiveFigure(painter, top.adjusted(0, px(4), 0, -px(16)), font, number(*state_.live, state_.decimals),
                   state_.unit, t.text, t.text2);
  } else {
    painter.setPen(t.text2);
    painter.setFont(look::textFont(TextSize::Section, 500));
    painter.drawText(top.adjusted(px(40), 0, -px(40), 0), Qt::AlignCenter | Qt::TextWordWrap, state_.without);
  }
  if (state_.peak) {
    painter.setPen(t.text2);
    painter.setFont(look::textFont(TextSize::Body, 500));
    painter.drawText(QRectF(0, figureHeight - px(24), width(), px(20)), Qt::AlignCenter,
                     tr("peak %1 %2").arg(number(*state_.peak, state_.decimals), state_.unit));
  }
  if (curve)
    paintCurve(painter, QRectF(px(48), figureHeight + px(8), width() - px(72), height() - figureHeight - px(34)));
}

void CurveFigure::paintCurve(QPainter& painter, const QRectF& rect) const {
  const look::Tokens& t = look::currentTokens();
  double highest = 10;
  for (const QPointF& point : state_.curve) highest = std::max(highest, point.y());
  const double step = highest <= 20 ? 5 : highest <= 50 ? 10 : highest <= 120 ? 25 : 50;
  const double top = std::ceil(highest * 1.05 / step) * step;
  const QFont small = look::textFont(TextSize::Caption);
  for (double value = 0; value <= top + 0.1; value += step) {
    const qreal y = rect.bottom() - value / top * rect.height();
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    painter.setPen(t.text3);
    look::drawFigures(painter, QRectF(0, y - px(8), rect.left() - px(8), px(16)), Qt::AlignRight | Qt::AlignVCenter,
                      small, number(value, 0));
  }
  const auto place = [&](const QPointF& point) {
    return QPointF(rect.left() + std::min(1.0, point.x() / state_.fullS) * rect.width(),
                   rect.bottom() - std::max(0.0, point.y()) / top * rect.height());
  };
  QPainterPath path;
  QPointF peak;
  double highestSeen = -1;
  for (std::size_t i = 0; i < state_.curve.size(); ++i) {
    const QPointF at = place(state_.curve[i]);
    if (i == 0) {
      path.moveTo(at);
    } else {
      path.lineTo(at);
    }
    if (state_.curve[i].y() > highestSeen) {
      highestSeen = state_.curve[i].y();
      peak = at;
    }
  }
  painter.setPen(QPen(t.text, px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
  if (highestSeen > 0) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(peak, px(4), px(4));
  }
  painter.setPen(t.text3);
  painter.setFont(small);
  painter.drawText(QRectF(rect.left(), rect.bottom() + px(4), rect.width(), px(16)), Qt::AlignLeft, tr("0 s"));
  painter.drawText(QRectF(rect.left(), rect.bottom() + px(4), rect.width(), px(16)), Qt::AlignRight,
                   tr("%1 s").arg(number(state_.fullS, 0)));
}

}  // namespace cervica::app

#include "app/desktop/examination/timer_ring.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "app/desktop/examination/live_figure.h"
#include "app/desktop/visit/wording.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kRing = 14;
constexpr double kAir = 6;  // around the ring
constexpr double kMinuteS = 60;

}  // namespace

QString secondsText(double seconds) {
  const double tenths = std::floor(seconds * 10 + 1e-6) / 10;
  if (tenths < kMinuteS) return number(tenths, 1);
  const auto minutes = static_cast<int>(tenths / kMinuteS);
  const QString rest = number(tenths - minutes * kMinuteS, 1);
  return QStringLiteral("%1:%2").arg(minutes).arg(rest, 4, QLatin1Char('0'));
}

TimerRing::TimerRing(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Timer"));
  setObjectName(QStringLiteral("Timer"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void TimerRing::setState(const State& state) {
  if (state_ == state) return;
  state_ = state;
  setAccessibleDescription(state_.fullS ? tr("%1 of %2 s").arg(secondsText(state_.shownS), number(*state_.fullS, 0))
                                        : tr("%1 s").arg(secondsText(state_.shownS)));
  update();
}

QSize TimerRing::sizeHint() const {
  return {px(140), px(140)};
}

QSize TimerRing::minimumSizeHint() const {
  return {px(120), px(120)};
}

void TimerRing::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double side = std::min(std::min(width(), height()), px(320)) - 2.0 * px(kAir);
  const double pen = std::min<double>(px(kRing), side / 10);
  const double radius = side / 2 - pen / 2 - 1;
  const QPointF centre(width() / 2.0, height() / 2.0);
  const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
  painter.setPen(QPen(t.sunken, pen, Qt::SolidLine, Qt::FlatCap));
  painter.drawEllipse(box);
  const double full = state_.fullS.value_or(kMinuteS);
  const double round = full > 0 ? state_.shownS / full : 0;
  const double share = state_.fullS ? std::clamp(round, 0.0, 1.0) : round - std::floor(round);
  painter.setPen(QPen(state_.running && !state_.rest ? t.accent : t.text3, pen, Qt::SolidLine, Qt::FlatCap));
  painter.drawArc(box, 90 * 16, -static_cast<int>(std::lround(share * 360 * 16)));
  if (state_.tickS && full > *state_.tickS) {
    const double angle = (*state_.tickS / full) * 2 * 3.14159265358979323846;
    const QPointF direction(std::sin(angle), -std::cos(angle));
    painter.setPen(QPen(t.text2, px(2), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(centre + direction * (radius - pen / 2 - 2), centre + direction * (radius + pen / 2 + 1));
  }
  const QString text = secondsText(state_.shownS);
  const double inner = 2 * (radius - pen / 2) - px(16);
  const TextSize largest = side > px(230) ? TextSize::FigureHuge : TextSize::FigureLarge;
  const QFont font =
      liveFont(text.size() > 4 ? QStringLiteral("0:00.0") : QStringLiteral("00.0"), inner, inner / 3, largest);
  const qreal capital = QFontMetricsF(font).capHeight();
  painter.setPen(t.text);
  look::drawFigures(painter,
                    QRectF(box.left(), centre.y() + capital * 0.35 - QFontMetricsF(font).ascent(), box.width(),
                           QFontMetricsF(font).height()),
                    Qt::AlignHCenter | Qt::AlignTop, font, text);
  painter.setPen(t.text2);
  painter.setFont(look::textFont(TextSize::Body));
  const QString below = state_.rest                ? tr("s of rest left")
                        : state_.fullS             ? tr("of %1 s").arg(number(*state_.fullS, 0))
                        : state_.shownS < kMinuteS ? tr("seconds")
                                                   : tr("minutes");
  painter.drawText(QRectF(box.left(), centre.y() + capital * 0.35 + px(6), box.width(), px(20)), Qt::AlignCenter,
                   below);
}

}  // namespace cervica::app

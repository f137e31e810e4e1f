#include "app/desktop/examination/angle_dial.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QPainter>
#include <QPainterPath>

#include "app/desktop/examination/live_figure.h"
#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kArcWidth = 24;
constexpr double kTop = 66;           // for the remark and the ticks
constexpr double kFigureWidth = 118;  // beside the arc
constexpr double kTickDeg = 10;
constexpr double kFigureDeg = 30;
constexpr double kHeadShare = 0.24;  // of the radius
constexpr double kPi = 3.14159265358979323846;

QColor colourOf(const AngleDial::Wing& wing) {
  const look::Tokens& t = look::currentTokens();
  if (!wing.side) return t.accent;
  return *wing.side == core::Side::Left ? t.left : t.right;
}

double largest(const std::vector<double>& values) {
  return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

}  // namespace

struct AngleDial::Arc {
  QPointF centre;
  double radius = 0, width = 0;
  double largestDeg = 90;

  /// 0 at the top, -1 to the left, +1 to the right; an angle of the neck is drawn as it is.
  [[nodiscard]] QPointF at(double deg, int direction, double distance) const {
    const double radians = std::min(deg, largestDeg) * direction * kPi / 180;
    return centre + QPointF(std::sin(radians) * distance, -std::cos(radians) * distance);
  }
  void stroke(QPainter& painter, double from, double to, int direction, const QColor& colour) const {
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    const double start = 90 - direction * std::min(from, largestDeg), end = 90 - direction * std::min(to, largestDeg);
    painter.drawArc(box, static_cast<int>(std::lround(start * 16)), static_cast<int>(std::lround((end - start) * 16)));
  }
};

AngleDial::AngleDial(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Angle"));
  setObjectName(QStringLiteral("Angle"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void AngleDial::setState(const State& state) {
  if (state_ == state) return;
  state_ = state;
  const Wing& now = state_.firstNow ? state_.first : state_.second;
  setAccessibleDescription(state_.liveDeg ? tr("%1, %2 degrees").arg(now.title, number(*state_.liveDeg, 0))
                                          : state_.without);
  update();
}

QSize AngleDial::sizeHint() const {
  return {px(560), px(300)};
}

QSize AngleDial::minimumSizeHint() const {
  return {px(360), px(190)};
}

AngleDial::Arc AngleDial::arc() const {
  Arc arc;
  arc.largestDeg = state_.largestDeg;
  arc.width = px(kArcWidth);
  // Beyond 90 degrees the arc goes below its centre.
  const double below = std::max(0.0, -std::cos(state_.largestDeg * kPi / 180));
  const double fromHeight = (height() - px(kTop) - px(14)) / (1 + below);
  const double fromWidth = width() / 2.0 - px(48);
  arc.radius = std::max(40.0, std::min(fromHeight, fromWidth) - arc.width / 2);
  arc.centre = {width() / 2.0, px(kTop) + arc.radius + arc.width / 2};
  return arc;
}

void AngleDial::paintTrack(QPainter& painter, const Arc& arc) const {
  const look::Tokens& t = look::currentTokens();
  for (const int direction : {-1, 1}) {
    arc.stroke(painter, 0, state_.largestDeg, direction, t.sunken);
    for (double deg = kTickDeg; deg <= state_.largestDeg + 0.1; deg += kTickDeg) {
      const bool major = std::fmod(deg, kFigureDeg) < 0.1;
      const double outer = arc.radius + arc.width / 2;
      painter.setPen(QPen(t.text3, 1));
      painter.drawLine(arc.at(deg, direction, outer + px(4)), arc.at(deg, direction, outer + px(major ? 10 : 7)));
      if (!major) continue;
      const QPointF place = arc.at(deg, direction, outer + px(22));
      painter.setPen(t.text2);
      look::drawFigures(painter, QRectF(place.x() - px(20), place.y() - px(9), px(40), px(18)), Qt::AlignCenter,
                        look::textFont(TextSize::Small, 500), number(deg, 0));
    }
  }
  if (!state_.fromAbove) return;
  // The head as the examiner sees it from above, so that the arc is about something.
  painter.save();
  painter.translate(arc.centre);
  painter.rotate(state_.liveDeg.value_or(0) * (state_.firstNow ? -1 : 1));
  const double size = arc.radius * kHeadShare;
  QPainterPath head;
  head.addEllipse(QPointF(0, 0), size * 0.8, size);
  QPainterPath nose;
  nose.moveTo(-size * 0.17, -size * 0.94);
  nose.lineTo(0, -size * 1.25);
  nose.lineTo(size * 0.17, -size * 0.94);
  nose.closeSubpath();
  QPainterPath ears;
  ears.addEllipse(QPointF(-size * 0.84, 0), size * 0.1, size * 0.2);
  ears.addEllipse(QPointF(size * 0.84, 0), size * 0.1, size * 0.2);
  painter.setPen(QPen(t.lineStrong, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(t.surface2);
  painter.drawPath(head.united(nose).united(ears));
  painter.setBrush(Qt::NoBrush);
  painter.restore();
}

void AngleDial::paintWing(QPainter& painter, const Arc& arc, const Wing& wing, int direction, bool now) const {
  const look::Tokens& t = look::currentTokens();
  const double reached = now && state_.liveDeg ? *state_.liveDeg : largest(wing.peaksDeg);
  const QColor colour = colourOf(wing);
  arc.stroke(painter, 0, std::max(0.0, reached), direction, colour);
  for (const double peak : wing.peaksDeg) {
    painter.setPen(QPen(peak < reached ? t.surface : colour, px(2), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(arc.at(peak, direction, arc.radius - arc.width / 2),
                     arc.at(peak, direction, arc.radius + arc.width / 2));
  }
  const Wing& other = direction < 0 ? state_.second : state_.first;
  if (!now || other.peaksDeg.empty()) return;
  const double mirrored =
      std::accumulate(other.peaksDeg.begin(), other.peaksDeg.end(), 0.0) / static_cast<double>(other.peaksDeg.size());
  painter.setPen(QPen(colourOf(other), px(2), Qt::DotLine, Qt::FlatCap));
  painter.drawLine(arc.at(mirrored, direction, arc.radius - arc.width / 2 - px(4)),
                   arc.at(mirrored, direction, arc.radius + arc.width / 2 + px(4)));
}

void AngleDial::paintFigure(QPainter& painter, const Wing& wing, int direction, bool now) const {
  const look::Tokens& t = look::currentTokens();
  const qreal margin = px(16), badge = wing.side ? px(18) + px(6) : 0;
  const QFont small = look::textFont(TextSize::Small);
  if (wing.title.isEmpty()) return;
  const QString remark = now && state_.liveDeg       ? tr("%1, now").arg(wing.title)
                         : wing.peaksDeg.empty()     ? wing.title
                         : wing.peaksDeg.size() == 1 ? wing.title
                                                     : tr("%1, mean of %2").arg(wing.title).arg(wing.peaksDeg.size());
  const qreal words = QFontMetricsF(small).horizontalAdvance(remark);
  const bool left = direction < 0;
  const qreal x = left ? margin : width() - margin - badge - words;
  const qreal y = px(20);
  if (wing.side) look::drawSideBadge(painter, left ? x : x + words + px(6), y, *wing.side);
  painter.setFont(small);
  painter.setPen(t.text2);
  painter.drawText(QRectF(left ? x + badge : x, y - px(10), words + 2, px(20)), Qt::AlignVCenter | Qt::AlignLeft,
                   remark);

  std::optional<double> value;
  if (now && state_.liveDeg) value = std::abs(*state_.liveDeg);
  if (!value && !wing.peaksDeg.empty()) {
    value =
        std::accumulate(wing.peaksDeg.begin(), wing.peaksDeg.end(), 0.0) / static_cast<double>(wing.peaksDeg.size());
  }
  const QString text = value ? number(*value, 0) : QStringLiteral("\u2013");
  const QFont figure = liveFont(QStringLiteral("888"), px(kFigureWidth) + px(28), px(66),
                                now ? TextSize::FigureHuge : TextSize::FigureLarge);
  const QFontMetricsF metrics(figure);
  const QString unit = value ? tr("deg") : QString();
  const QFont unitFont = look::textFont(TextSize::Section);
  const qreal figureWidth = look::figuresWidth(figure, text);
  const qreal unitWidth = unit.isEmpty() ? 0 : QFontMetricsF(unitFont).horizontalAdvance(unit) + px(6);
  const qreal start = left ? margin : width() - margin - figureWidth - unitWidth;
  const qreal baseline =
      y + px(18) + QFontMetricsF(liveFont(QStringLiteral("888"), px(kFigureWidth) + px(28), px(66))).capHeight();
  painter.setPen(now ? t.text : t.text2);
  look::drawFigures(painter, QRectF(start, baseline - metrics.ascent(), figureWidth + 1, metrics.height()),
                    Qt::AlignLeft | Qt::AlignTop, figure, text);
  painter.setFont(unitFont);
  painter.setPen(t.text2);
  painter.drawText(QPointF(start + figureWidth + px(6), baseline), unit);
}

void AngleDial::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Arc arc = this->arc();
  paintTrack(painter, arc);
  paintWing(painter, arc, state_.first, -1, state_.firstNow);
  paintWing(painter, arc, state_.second, 1, !state_.firstNow);
  painter.setPen(QPen(t.text, px(2)));
  painter.drawLine(arc.at(0, 1, arc.radius - arc.width / 2 - px(8)), arc.at(0, 1, arc.radius + arc.width / 2 + px(6)));
  if (state_.liveDeg) {
    const int direction = state_.firstNow ? -1 : 1;
    painter.setPen(QPen(t.text, px(3), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(arc.centre, arc.at(*state_.liveDeg, direction, arc.radius + arc.width / 2 + px(6)));
    painter.setBrush(t.surface);
    painter.drawEllipse(arc.centre, px(5), px(5));
    painter.setBrush(Qt::NoBrush);
  } else {
    painter.setPen(t.text2);
    painter.setFont(look::textFont(TextSize::Section, 500));
    painter.drawText(QRectF(arc.centre.x() - arc.radius * 0.75, arc.centre.y() - arc.radius * 0.36, arc.radius * 1.5,
                            arc.radius * 0.36),
                     Qt::AlignCenter | Qt::TextWordWrap, state_.without);
  }
  paintFigure(painter, state_.first, -1, state_.firstNow);
  paintFigure(painter, state_.second, 1, !state_.firstNow);
  painter.setPen(t.text);
  painter.setFont(look::textFont(TextSize::Body, 600));
  painter.drawText(QRectF(0, px(8), width(), px(18)), Qt::AlignCenter, state_.title);
  painter.setPen(t.text2);
  painter.setFont(look::textFont(TextSize::Small));
  painter.drawText(QRectF(0, px(26), width(), px(16)), Qt::AlignCenter, state_.remark);
}

}  // namespace cervica::app

#include "app/desktop/examination/gauge_face.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QAccessible>
#include <QPainter>

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

constexpr double kSweepDeg = 240;
constexpr double kStartDeg = 210;  // Qt's angles: 0 at three o'clock, counterclockwise
constexpr double kArcWidth = 22;
constexpr double kLabelRoom = 34;  // around the arc, for ticks and figures
constexpr double kFootRoom = 28;   // under the ends of the arc
constexpr double kInnerGap = 10;
constexpr double kMostSteps = 9;

double niceStep(double range) {
  for (double decade = 0.01; decade < 1e6; decade *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      if (range / (decade * factor) <= kMostSteps) return decade * factor;
    }
  }
  return range;
}

}  // namespace

struct GaugeFace::Arc {
  QPointF centre;
  double radius = 0;  ///< of the middle of the arc
  double width = 0;
  double lowest = 0, highest = 1;

  [[nodiscard]] double degrees(double value) const {
    const double share = (std::clamp(value, lowest, highest) - lowest) / (highest - lowest);
    return kStartDeg - kSweepDeg * share;
  }
  [[nodiscard]] QPointF at(double degrees, double distance) const {
    const double radians = degrees * 3.14159265358979323846 / 180;
    return centre + QPointF(std::cos(radians) * distance, -std::sin(radians) * distance);
  }
  [[nodiscard]] QRectF box(double r) const { return {centre.x() - r, centre.y() - r, 2 * r, 2 * r}; }
  void stroke(QPainter& painter, double r, double from, double to, const QColor& colour, double pen) const {
    painter.setPen(QPen(colour, pen, Qt::SolidLine, Qt::FlatCap));
    const double a = degrees(from), b = degrees(to);
    painter.drawArc(box(r), static_cast<int>(std::lround(a * 16)), static_cast<int>(std::lround((b - a) * 16)));
  }
};

GaugeFace::GaugeFace(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setObjectName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  look::bindTheme(this, [this] {
    face_ = {};
    updateGeometry();
    update();
  });
}

void GaugeFace::setScale(const Scale& scale) {
  if (scale_ == scale) return;
  scale_ = scale;
  face_ = {};
  update();
}

void GaugeFace::setState(const State& state) {
  if (state_ == state) return;
  if (state.target != state_.target || state.tolerance != state_.tolerance) face_ = {};
  const bool newWord = state.live.has_value() != state_.live.has_value() || state.target != state_.target;
  const QString before = word();
  state_ = state;
  update();
  setAccessibleDescription(
      state_.live
          ? tr("%1 %2, %3, %4").arg(number(*state_.live, scale_.decimals), scale_.unit, word().toLower(), targetWords())
          : state_.without);
  if (newWord || word() != before) {
    QAccessibleEvent spoken(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&spoken);
  }
}

QSize GaugeFace::sizeHint() const {
  return {px(360), px(300)};
}

QSize GaugeFace::minimumSizeHint() const {
  return {px(240), px(190)};
}

void GaugeFace::resizeEvent(QResizeEvent*) {
  face_ = {};
}

GaugeFace::Arc GaugeFace::arc() const {
  Arc arc;
  const double room = px(kLabelRoom);
  // The open bottom of the arc ends sin(30 degrees) below its centre.
  const double fromHeight = (height() - room - px(kFootRoom)) / 1.5;
  const double fromWidth = width() / 2.0 - room - px(14);
  arc.radius = std::max(10.0, std::min(fromHeight, fromWidth));
  arc.width = std::min<double>(px(kArcWidth), arc.radius / 6);
  arc.centre = {width() / 2.0,
                room + arc.radius + std::max(0.0, (height() - room - px(kFootRoom) - 1.5 * arc.radius) / 3)};
  arc.lowest = scale_.lowest;
  arc.highest = scale_.highest;
  return arc;
}

QString GaugeFace::word() const {
  if (!state_.live || !state_.target || !state_.tolerance) return {};
  if (*state_.live < *state_.target - *state_.tolerance) return tr("Below");
  if (*state_.live > *state_.target + *state_.tolerance) return tr("Above");
  return tr("On the mark");
}

QString GaugeFace::targetWords() const {
  if (!state_.target) return {};
  const QString target = number(*state_.target, 0);
  return state_.tolerance ? tr("target %1 ± %2 %3").arg(target, number(*state_.tolerance, 0), scale_.unit)
                          : tr("target %1 %2").arg(target, scale_.unit);
}

void GaugeFace::paintFace(QPainter& painter) const {
  const look::Tokens& t = look::currentTokens();
  const Arc arc = this->arc();
  painter.setRenderHint(QPainter::Antialiasing);
  arc.stroke(painter, arc.radius, scale_.lowest, scale_.highest, t.sunken, arc.width);
  if (state_.target && state_.tolerance) {
    arc.stroke(painter, arc.radius, *state_.target - *state_.tolerance, *state_.target + *state_.tolerance, t.band1,
               arc.width);
  }
  const double outer = arc.radius + arc.width / 2;
  const double step = niceStep(scale_.highest - scale_.lowest);
  const auto ticks = static_cast<int>(std::lround((scale_.highest - scale_.lowest) / step * 2));
  for (int i = 0; i <= ticks; ++i) {
    const double value = scale_.lowest + i * step / 2;
    const bool major = i % 2 == 0;
    const bool isTarget = state_.target && std::abs(value - *state_.target) < step / 100;
    const double degrees = arc.degrees(value);
    painter.setPen(QPen(isTarget ? t.within : t.text3, isTarget ? 2 : 1));
    painter.drawLine(arc.at(degrees, outer + px(4)), arc.at(degrees, outer + px(major ? 11 : 8)));
    if (!major) continue;
    const QFont font = look::textFont(isTarget ? TextSize::Section : TextSize::Small, isTarget ? 600 : 500);
    painter.setPen(isTarget ? t.within : t.text2);
    const QPointF place = arc.at(degrees, outer + px(isTarget ? 25 : 22));
    look::drawFigures(painter, QRectF(place.x() - px(24), place.y() - px(10), px(48), px(20)), Qt::AlignCenter, font,
                      number(value, step < 1 ? 1 : 0));
  }
  if (state_.target) {
    const double degrees = arc.degrees(*state_.target);
    painter.setPen(QPen(t.within, px(3), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(arc.at(degrees, arc.radius - arc.width / 2), arc.at(degrees, outer));
  }
}

void GaugeFace::paintEvent(QPaintEvent*) {
  if (face_.isNull()) {
    const qreal ratio = devicePixelRatioF();
    face_ = QPixmap(size() * ratio);
    face_.setDevicePixelRatio(ratio);
    face_.fill(Qt::transparent);
    QPainter painter(&face_);
    paintFace(painter);
  }
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawPixmap(0, 0, face_);
  const look::Tokens& t = look::currentTokens();
  const Arc arc = this->arc();
  const double inner = arc.radius - arc.width / 2 - px(kInnerGap);
  const qreal centre = arc.centre.x();

  if (state_.live) {
    const double from = state_.baseline.value_or(scale_.lowest);
    arc.stroke(painter, inner, std::min(from, *state_.live), std::max(from, *state_.live), t.text2, px(5));
    const double degrees = arc.degrees(*state_.live);
    painter.setPen(QPen(t.surface, px(7), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(arc.at(degrees, inner - px(18)), arc.at(degrees, arc.radius + arc.width / 2));
    painter.setPen(QPen(t.text, px(4), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(arc.at(degrees, inner - px(18)), arc.at(degrees, arc.radius + arc.width / 2));
    const QString widest = number(scale_.highest, scale_.decimals);
    const QFont font = liveFont(widest, 1.6 * inner, 0.62 * inner);
    const qreal capital = QFontMetricsF(font).capHeight();
    const qreal baseline = arc.centre.y() + capital * 0.3;
    painter.setPen(t.text);
    look::drawFigures(
        painter,
        QRectF(centre - inner, baseline - QFontMetricsF(font).ascent(), 2 * inner, QFontMetricsF(font).height()),
        Qt::AlignHCenter | Qt::AlignTop, font, number(*state_.live, scale_.decimals));
    painter.setPen(t.text2);
    painter.setFont(look::textFont(TextSize::Section));
    painter.drawText(QRectF(centre - inner, baseline + px(5), 2 * inner, px(20)), Qt::AlignCenter, scale_.unit);
  } else {
    painter.setPen(t.text2);
    painter.setFont(look::textFont(TextSize::Section, 500));
    painter.drawText(QRectF(centre - inner * 0.8, arc.centre.y() - inner * 0.5, 1.6 * inner, inner),
                     Qt::AlignCenter | Qt::TextWordWrap, state_.without);
  }

  // The word and the target stand in the arc's open bottom.
  const qreal foot = std::min<qreal>(height(), arc.centre.y() + arc.radius * 0.5 + px(kFootRoom));
  const QString said = word();
  if (!said.isEmpty()) {
    const bool within = said == tr("On the mark");
    const look::Verdict verdict = within ? look::Verdict::Within : look::Verdict::NoNorm;
    look::drawChip(painter, centre - look::chipWidth(said) / 2, foot - px(34), verdict, said);
  }
  painter.setPen(t.text3);
  painter.setFont(look::textFont(TextSize::Small));
  painter.drawText(QRectF(0, foot - px(20), width(), px(18)), Qt::AlignCenter, targetWords());
}

}  // namespace cervica::app

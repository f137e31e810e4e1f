#include "app/desktop/examination/phase_steps.h"

#include <algorithm>

#include <QPainter>

#include "app/look/icons.h"
#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kHeight = 36;
constexpr double kDash = 14;
constexpr double kGap = 7;
constexpr double kTick = 13;

QFont fontOf(bool current) {
  return look::textFont(TextSize::Small, current ? 600 : 400);
}

}  // namespace

PhaseSteps::PhaseSteps(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("Steps"));
  setAccessibleName(tr("Steps"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  look::bindTheme(this, [this] { updateGeometry(); });
}

void PhaseSteps::setSteps(const QStringList& steps, int current) {
  if (steps_ == steps && current_ == current) return;
  steps_ = steps;
  current_ = current;
  setAccessibleDescription(current < steps.size()
                               ? tr("%1, step %2 of %3").arg(steps[current]).arg(current + 1).arg(steps.size())
                               : tr("all steps done"));
  setToolTip(steps.join(QLatin1Char('\n')));
  update();
}

QSize PhaseSteps::sizeHint() const {
  return {px(300), px(kHeight)};
}

QSize PhaseSteps::minimumSizeHint() const {
  return {px(120), px(kHeight)};
}

qreal PhaseSteps::widthOf(int step) const {
  return QFontMetricsF(fontOf(step == current_)).horizontalAdvance(steps_[step]) + 1 +
         (step < current_ ? px(kTick + 4) : 0);
}

void PhaseSteps::paintEvent(QPaintEvent*) {
  if (steps_.isEmpty()) return;
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const qreal room = width() - px(32);
  const qreal between = px(kDash) + 2 * px(kGap);
  const QFont small = look::textFont(TextSize::Small);
  const qreal more = QFontMetricsF(small).horizontalAdvance(tr("+%1").arg(88));
  const int shownStep = std::clamp(current_, 0, static_cast<int>(steps_.size()) - 1);
  // Grow from the present step to both sides while there is room, what comes first.
  int first = shownStep, last = shownStep;
  qreal used = widthOf(shownStep);
  for (bool grown = true; grown;) {
    grown = false;
    const auto fits = [&](int step, int from, int to) {
      qreal reserve = 0;
      if (from > 0) reserve += more + between;
      if (to + 1 < steps_.size()) reserve += more + between;
      return used + between + widthOf(step) + reserve <= room;
    };
    if (last + 1 < steps_.size() && fits(last + 1, first, last + 1)) {
      used += between + widthOf(++last);
      grown = true;
    }
    if (first > 0 && fits(first - 1, first - 1, last)) {
      used += between + widthOf(--first);
      grown = true;
    }
  }
  qreal x = px(16);
  const qreal middle = height() / 2.0;
  const auto words = [&](const QString& text, const QFont& font, const QColor& colour, qreal width) {
    look::drawText(painter, QRectF(x, 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter, font, colour, text);
    x += width;
  };
  const auto dash = [&] {
    painter.setPen(QPen(t.lineStrong, 1));
    painter.drawLine(QPointF(x + px(kGap), middle), QPointF(x + px(kGap + kDash), middle));
    x += between;
  };
  const auto tick = [&] {
    const qreal size = px(kTick);
    look::drawIcon(painter, QRectF(x, middle - size / 2, size, size), look::Icon::Check, t.text2);
    x += size + px(4);
  };
  if (first > 0) {
    tick();
    words(QString::number(first), small, t.text2, QFontMetricsF(small).horizontalAdvance(QString::number(first)) + 1);
    dash();
  }
  for (int step = first; step <= last; ++step) {
    if (step > first) dash();
    const qreal width = std::min(widthOf(step), room);
    if (step < current_) {
      tick();
      words(steps_[step], small, t.text2, width - px(kTick + 4));
    } else {
      words(steps_[step], fontOf(step == current_), step == current_ ? t.accent : t.text3, width);
    }
  }
  const auto left = steps_.size() - 1 - last;
  if (left > 0) {
    dash();
    words(tr("+%1").arg(left), small, t.text3, more);
  }
}

}  // namespace cervica::app

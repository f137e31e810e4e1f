#include "app/desktop/examination/pain_slider.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr int kMost = 10;
constexpr double kMargin = 12;
constexpr double kLine = 12;  // centre of the track below the top
constexpr double kKnob = 8;

}  // namespace

PainSlider::PainSlider(const QString& name, QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  setAccessibleName(name);
  setObjectName(name);
  setRange(0, kMost);
  setSingleStep(1);
  setPageStep(2);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleDescription(tr("not rated"));
  look::bindTheme(this, [this] { updateGeometry(); });
  // Assistive technology sets the value as a person would.
  connect(this, &QSlider::valueChanged, this, [this](int pain) {
    known_ = true;
    setAccessibleDescription(tr("%1 of 10").arg(pain));
    update();
    Q_EMIT rated(pain);
  });
}

void PainSlider::setRated(std::optional<double> pain) {
  const QSignalBlocker quiet(this);
  known_ = pain.has_value();
  setValue(static_cast<int>(std::lround(pain.value_or(0))));
  setAccessibleDescription(known_ ? tr("%1 of 10").arg(value()) : tr("not rated"));
  update();
}

void PainSlider::setLimit(std::optional<double> limit) {
  limit_ = limit;
  update();
}

QSize PainSlider::sizeHint() const {
  return {px(240), px(42)};
}

QSize PainSlider::minimumSizeHint() const {
  return {px(160), px(42)};
}

double PainSlider::x(double pain) const {
  return px(kMargin) + pain / kMost * (width() - 2 * px(kMargin));
}

void PainSlider::rate(int pain) {
  const int value = std::clamp(pain, 0, kMost);
  if (value == this->value() && !known_) {
    known_ = true;
    setAccessibleDescription(tr("%1 of 10").arg(value));
    update();
    Q_EMIT rated(value);
    return;
  }
  setValue(value);
}

void PainSlider::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double y = px(kLine);
  painter.setPen(QPen(t.sunken, px(4), Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(x(0), y), QPointF(x(kMost), y));
  if (known_) {
    painter.setPen(QPen(t.accent, px(4), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x(0), y), QPointF(x(value()), y));
  }
  if (limit_) {
    painter.setPen(QPen(t.impairedMark, px(2)));
    painter.drawLine(QPointF(x(*limit_), y - px(8)), QPointF(x(*limit_), y + px(8)));
  }
  const QFont small = look::textFont(TextSize::Caption);
  for (int pain = 0; pain <= kMost; ++pain) {
    painter.setPen(known_ && pain == value() ? t.accent : t.text3);
    look::drawFigures(painter, QRectF(x(pain) - px(12), y + px(12), px(24), px(16)), Qt::AlignCenter,
                      known_ && pain == value() ? look::textFont(TextSize::Caption, 600) : small,
                      QString::number(pain));
  }
  const double knob = px(kKnob);
  QPen ring(known_ ? t.accent : t.lineStrong, px(2));
  if (!known_) ring.setStyle(Qt::DotLine);
  painter.setPen(ring);
  painter.setBrush(t.surface);
  painter.drawEllipse(QPointF(x(value()), y), knob - 1, knob - 1);
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.focus, 2));
    painter.drawEllipse(QPointF(x(value()), y), knob + px(2), knob + px(2));
  }
}

void PainSlider::mousePressEvent(QMouseEvent* event) {
  mouseMoveEvent(event);
}

void PainSlider::mouseMoveEvent(QMouseEvent* event) {
  const double share = (event->position().x() - px(kMargin)) / (width() - 2.0 * px(kMargin));
  rate(static_cast<int>(std::lround(share * kMost)));
  event->accept();
}

void PainSlider::mouseReleaseEvent(QMouseEvent* event) {
  event->accept();
}

void PainSlider::keyPressEvent(QKeyEvent* event) {
  if (event->text().size() == 1 && event->text()[0].isDigit()) {
    rate(event->text()[0].digitValue());
    return;
  }
  QSlider::keyPressEvent(event);
}

void PainSlider::wheelEvent(QWheelEvent* event) {
  // Scrolling past must not rate pain.
  if (!hasFocus()) {
    event->ignore();
    return;
  }
  QSlider::wheelEvent(event);
}

}  // namespace cervica::app

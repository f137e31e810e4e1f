#include "app/look/stepper.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/look/icons.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {

Stepper::Stepper(const QString& name, const QString& unit, double step, int decimals, QWidget* parent)
    : QWidget(parent), field_(new QLineEdit(this)), step_(step), decimals_(decimals) {
  const auto button = [this](Icon icon, const QString& label, int steps) {
    auto* made = new QToolButton(this);
    made->setIcon(makeIcon(icon));
    made->setAccessibleName(label);
    made->setToolTip(label);
    made->setAutoRepeat(true);
    made->setFocusPolicy(Qt::NoFocus);
    made->setStyleSheet(QStringLiteral("border: 0; background: transparent;"));
    connect(made, &QToolButton::clicked, this, [this, steps] { this->step(steps); });
    return made;
  };
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(1, 1, 1, 1);
  row->setSpacing(0);
  auto* less = button(Icon::Minus, tr("%1, less").arg(name), -1);
  auto* more = button(Icon::Plus, tr("%1, more").arg(name), 1);
  field_->setAccessibleName(name);
  field_->setObjectName(name);
  field_->setProperty("bare", true);
  field_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  field_->installEventFilter(this);
  // `textEdited` would be silent when assistive technology writes the text.
  connect(field_, &QLineEdit::textChanged, this, [this](const QString& words) {
    if (!showing_) Q_EMIT edited(words);
  });
  row->addWidget(less);
  row->addWidget(field_, 1);
  row->addSpacing(4);
  row->addWidget(makeLabel(unit, TextSize::Caption, Tone::Muted, 500, this));
  row->addSpacing(4);
  row->addWidget(more);
  setFocusProxy(field_);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  bindTheme(this, [this, less, more] {
    setFixedHeight(px(dense_ ? 28 : 32));
    for (auto* each : {less, more}) {
      each->setFixedWidth(px(26));
      each->setIconSize({px(12), px(12)});
    }
    field_->setFixedHeight(px(dense_ ? 26 : 30));
    field_->setMinimumWidth(px(36));
  });
}

void Stepper::setRange(double lowest, double highest) {
  lowest_ = lowest;
  highest_ = highest;
}

void Stepper::setDense(bool dense) {
  dense_ = dense;
  setFixedHeight(px(dense_ ? 28 : 32));
  field_->setFixedHeight(px(dense_ ? 26 : 30));
}

QString Stepper::text() const {
  return field_->text();
}

void Stepper::setText(const QString& text) {
  showing_ = true;
  field_->setText(text);
  showing_ = false;
}

void Stepper::step(int steps) {
  const QLocale locale;
  bool typed = false;
  const double now = locale.toDouble(field_->text(), &typed);
  const double wanted = typed ? now + steps * step_ : (lowest_ <= 0 && highest_ >= 0 ? 0 : lowest_);
  const double kept = std::clamp(wanted, lowest_, highest_);
  field_->setText(locale.toString(kept, 'f', decimals_));
}

void Stepper::wheelEvent(QWheelEvent* event) {
  if (!field_->hasFocus()) return event->ignore();
  step(event->angleDelta().y() > 0 ? 1 : -1);
  event->accept();
}

bool Stepper::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
      step(key == Qt::Key_Up ? 1 : -1);
      return true;
    }
  }
  return QWidget::eventFilter(object, event);
}

void Stepper::paintEvent(QPaintEvent*) {
  const Tokens& t = currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(t.surface);
  painter.setPen(field_->hasFocus() ? QPen(t.focus, 2) : QPen(t.lineStrong, 1));
  const qreal inset = field_->hasFocus() ? 1 : 0.5;
  painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), px(6), px(6));
  painter.setPen(t.line);
  painter.drawLine(px(27), 2, px(27), height() - 3);
  painter.drawLine(width() - px(28), 2, width() - px(28), height() - 3);
}

}  // namespace cervica::app::look

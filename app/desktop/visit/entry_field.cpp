#include "app/desktop/visit/entry_field.h"

#include <algorithm>

#include <QKeyEvent>
#include <QStyle>
#include <QWheelEvent>

#include "app/desktop/visit/typed_number.h"
#include "core/scoring/scores_document.h"

namespace cervica::app {

namespace {

bool isHistoryKey(const QKeyEvent& event) {
  return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
}

}  // namespace

EntryField::EntryField(const QString& name, QWidget* parent) : QLineEdit(parent) {
  setObjectName(name);
  setAccessibleName(name);
  // `textEdited` is silent when assistive technology writes the text.
  connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (!showing_) Q_EMIT typed(text);
  });
}

void EntryField::setStep(double step, double lowest, double highest) {
  step_ = step;
  lowest_ = lowest;
  highest_ = highest;
}

void EntryField::showText(const QString& shown) {
  if (text() == shown) return;
  showing_ = true;
  setText(shown);
  showing_ = false;
}

void EntryField::showProblem(const QString& sentence) {
  const bool invalid = !sentence.isEmpty();
  if (property("invalid").toBool() != invalid) {
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
  }
  setAccessibleDescription(sentence);
  setToolTip(sentence);
}

bool EntryField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && isHistoryKey(*static_cast<QKeyEvent*>(event))) {
    event->ignore();
    return true;
  }
  return QLineEdit::event(event);
}

void EntryField::keyPressEvent(QKeyEvent* event) {
  if (isHistoryKey(*event)) {
    event->ignore();
  } else if (step_ > 0 && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    step(event->key() == Qt::Key_Up ? 1 : -1);
  } else {
    QLineEdit::keyPressEvent(event);
  }
}

void EntryField::wheelEvent(QWheelEvent* event) {
  // Scrolling the page must never change a measurement.
  event->ignore();
}

void EntryField::step(int steps) {
  const auto now = typedNumber(text());
  if (!now) return;
  constexpr int kFinestDecimals = 6;
  const double next = core::rounded(std::clamp(*now + steps * step_, lowest_, highest_), kFinestDecimals);
  setText(textOfNumber(next));
}

}  // namespace cervica::app

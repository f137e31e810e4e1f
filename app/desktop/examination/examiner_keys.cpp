#include "app/desktop/examination/examiner_keys.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QWidget>

namespace cervica::app {

namespace {

bool typesText(const QWidget* widget) {
  const auto* line = qobject_cast<const QLineEdit*>(widget);
  return (line != nullptr && !line->isReadOnly()) || qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
         qobject_cast<const QComboBox*>(widget) != nullptr;
}

bool isArrow(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Up || key == Qt::Key_Right || key == Qt::Key_Down;
}

}  // namespace

ExaminerKeys::ExaminerKeys(QWidget& page, ExaminerActions actions)
    : QObject(&page), page_(page), actions_(std::move(actions)) {
  qApp->installEventFilter(this);
}

bool ExaminerKeys::listens() const {
  return page_.isVisible() && QApplication::activeModalWidget() == nullptr &&
         QApplication::activePopupWidget() == nullptr;
}

bool ExaminerKeys::isOurs(const QKeyEvent& event) const {
  const int key = event.key();
  const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
  if (held == Qt::ControlModifier) return key == Qt::Key_Z;
  if (held != Qt::NoModifier) return false;
  const QWidget* focus = QApplication::focusWidget();
  const bool within = focus != nullptr && page_.isAncestorOf(focus);
  const bool command = key == Qt::Key_Space || key == Qt::Key_PageDown || key == Qt::Key_Escape;
  if (typesText(focus)) return command && within;
  const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
  // A slider that was chosen takes digits and arrows itself.
  if (within && qobject_cast<const QAbstractSlider*>(focus) != nullptr && (digit || isArrow(key))) return false;
  if ((key == Qt::Key_Return || key == Qt::Key_Enter) && qobject_cast<const QAbstractButton*>(focus) != nullptr)
    return within;
  return command || digit || isArrow(key) || key == Qt::Key_R || key == Qt::Key_N || key == Qt::Key_P ||
         key == Qt::Key_E;
}

bool ExaminerKeys::act(const QKeyEvent& event) {
  const int key = event.key();
  if (key >= Qt::Key_0 && key <= Qt::Key_9) return actions_.digit(key - Qt::Key_0);
  switch (key) {
    case Qt::Key_Space:
    case Qt::Key_PageDown:
      return actions_.primary();
    case Qt::Key_Escape:
      return actions_.stop();
    case Qt::Key_R:
      return actions_.repeat();
    case Qt::Key_N:
      return actions_.neutral();
    case Qt::Key_P:
      return actions_.pain();
    case Qt::Key_E:
      return actions_.endWithReason();
    case Qt::Key_Z:
      return actions_.undo();
    case Qt::Key_Left:
    case Qt::Key_Up:
      return actions_.arrow(-1);
    case Qt::Key_Right:
    case Qt::Key_Down:
      return actions_.arrow(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      // The space bar belongs to the test: Return presses the button that was reached with Tab.
      if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget())) button->click();
      return true;
    default:
      return false;
  }
}

bool ExaminerKeys::eventFilter(QObject* object, QEvent* event) {
  if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
  const auto* widget = qobject_cast<const QWidget*>(object);
  if (widget == nullptr || widget->window() != page_.window() || !listens()) return false;
  auto* key = static_cast<QKeyEvent*>(event);
  if (!isOurs(*key)) return false;
  if (event->type() == QEvent::ShortcutOverride) {  // before any shortcut of the window
    event->accept();
    return true;
  }
  return key->isAutoRepeat() || act(*key);
}

}  // namespace cervica::app

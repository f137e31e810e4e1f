#include "app/look/accessible_button.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QCheckBox>
#include <QRadioButton>
#include <QToolButton>

namespace cervica::app::look {
namespace {

/// Asks the button anew each time: the interface may be made before the button is made checkable.
class AccessibleButton : public QAccessibleWidget {
 public:
  explicit AccessibleButton(QAbstractButton* button) : QAccessibleWidget(button, QAccessible::Button) {}

  QAccessible::Role role() const override {
    if (!button()->isCheckable()) return QAccessible::Button;
    return button()->group() != nullptr && button()->group()->exclusive() ? QAccessible::RadioButton
                                                                          : QAccessible::CheckBox;
  }

  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = button()->isCheckable();
    state.checked = button()->isChecked();
    state.pressed = button()->isDown();
    return state;
  }

  QString text(QAccessible::Text kind) const override {
    const QString given = QAccessibleWidget::text(kind);
    return kind == QAccessible::Name && given.isEmpty() ? button()->text() : given;
  }

  QStringList actionNames() const override {
    QStringList names;
    if (button()->isEnabled()) names << (button()->isCheckable() ? toggleAction() : pressAction());
    return names + QAccessibleWidget::actionNames();
  }

  void doAction(const QString& action) override {
    if (action == toggleAction() || action == pressAction()) {
      button()->animateClick();  // later, from the event loop: a click may open a dialog that waits for an answer
    } else {
      QAccessibleWidget::doAction(action);
    }
  }

  QStringList keyBindingsForAction(const QString& action) const override {
    const QString keys = button()->shortcut().toString(QKeySequence::NativeText);
    return action == pressAction() && !keys.isEmpty() ? QStringList(keys) : QStringList();
  }

 private:
  [[nodiscard]] QAbstractButton* button() const { return static_cast<QAbstractButton*>(object()); }
};

QAccessibleInterface* makeButton(const QString&, QObject* object) {
  auto* button = qobject_cast<QAbstractButton*>(object);
  // Qt's own interfaces of these know more than ours: a third state, a menu.
  const bool ownInterface = qobject_cast<QCheckBox*>(object) != nullptr ||
                            qobject_cast<QRadioButton*>(object) != nullptr ||
                            qobject_cast<QToolButton*>(object) != nullptr;
  return button != nullptr && !ownInterface ? new AccessibleButton(button) : nullptr;
}

}  // namespace

void installAccessibleButtons() {
  QAccessible::installFactory(makeButton);
}

}  // namespace cervica::app::look

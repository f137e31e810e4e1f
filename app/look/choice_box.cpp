#include "app/look/choice_box.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWheelEvent>

namespace cervica::app::look {
namespace {

/// Qt's own interface of a combo box offers no way to choose but the keyboard. This one lets the entry be written.
class AccessibleChoice : public QAccessibleWidget,
                         public QAccessibleTextInterface,
                         public QAccessibleEditableTextInterface {
 public:
  explicit AccessibleChoice(ChoiceBox* box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Value ? box().currentText() : QAccessibleWidget::text(kind);
  }
  void setText(QAccessible::Text kind, const QString& text) override {
    if (kind == QAccessible::Value) box().choose(text);
  }
  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.expandable = true;
    state.editable = true;
    state.hasPopup = true;
    return state;
  }
  QStringList actionNames() const override { return {showMenuAction(), pressAction(), setFocusAction()}; }
  void doAction(const QString& name) override {
    if (name == showMenuAction() || name == pressAction())
      box().showPopup();
    else
      QAccessibleWidget::doAction(name);
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface*>(this);
    if (type == QAccessible::EditableTextInterface) return static_cast<QAccessibleEditableTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }

  void selection(int, int* start, int* end) const override { *start = *end = 0; }
  int selectionCount() const override { return 0; }
  void addSelection(int, int) override {}
  void removeSelection(int) override {}
  void setSelection(int, int, int) override {}
  int cursorPosition() const override { return 0; }
  void setCursorPosition(int) override {}
  QString text(int start, int end) const override { return box().currentText().mid(start, end - start); }
  int characterCount() const override { return static_cast<int>(box().currentText().size()); }
  QRect characterRect(int) const override { return rect(); }
  int offsetAtPoint(const QPoint&) const override { return 0; }
  void scrollToSubstring(int, int) override {}
  QString attributes(int, int* start, int* end) const override {
    *start = 0;
    *end = characterCount();
    return {};
  }

  void deleteText(int, int) override {}
  void insertText(int, const QString& text) override { box().choose(text); }
  void replaceText(int, int, const QString& text) override { box().choose(text); }

 private:
  ChoiceBox& box() const { return *static_cast<ChoiceBox*>(object()); }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
  auto* box = qobject_cast<ChoiceBox*>(object);
  return box ? new AccessibleChoice(box) : nullptr;
}

}  // namespace

ChoiceBox::ChoiceBox(const QString& name, QWidget* parent) : QComboBox(parent) {
  static const bool kInstalled = [] {
    QAccessible::installFactory(makeAccessible);
    return true;
  }();
  Q_UNUSED(kInstalled)
  setAccessibleName(name);
  setObjectName(name);
  setFocusPolicy(Qt::StrongFocus);
  setPlaceholderText(tr("Choose"));
  setCurrentIndex(-1);
  connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(value()); });
}

void ChoiceBox::setValue(const QString& value) {
  setCurrentIndex(value.isEmpty() ? -1 : findData(value));
}

bool ChoiceBox::choose(const QString& words) {
  const int found = findText(words.trimmed(), Qt::MatchFixedString);
  if (found < 0) return false;
  setCurrentIndex(found);
  Q_EMIT chosen(value());
  return true;
}

void ChoiceBox::wheelEvent(QWheelEvent* event) {
  // Scrolling the page must not change an answer in passing.
  if (hasFocus())
    QComboBox::wheelEvent(event);
  else
    event->ignore();
}

}  // namespace cervica::app::look

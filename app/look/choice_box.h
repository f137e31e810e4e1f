#pragma once

#include <QComboBox>

namespace cervica::app::look {

/// A combo box that assistive technology can read and set as text: writing "female" chooses that entry.
class ChoiceBox : public QComboBox {
  Q_OBJECT

 public:
  /// \param name  accessible name
  explicit ChoiceBox(const QString& name, QWidget* parent = nullptr);

  /// Adds an entry with the value that stands for it.
  void addChoice(const QString& words, const QString& value) { addItem(words, value); }
  [[nodiscard]] QString value() const { return currentData().toString(); }  ///< empty: nothing chosen
  void setValue(const QString& value);                                      ///< unknown or empty: nothing chosen
  /// Chooses by the words, letter case aside, as a person would by typing. \return whether there is such an entry
  bool choose(const QString& words);

 Q_SIGNALS:
  void chosen(const QString& value);  ///< by the user, or by assistive technology

 protected:
  void wheelEvent(QWheelEvent* event) override;
};

}  // namespace cervica::app::look

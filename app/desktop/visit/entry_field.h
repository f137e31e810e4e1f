#pragma once

#include <QLineEdit>

namespace cervica::app {

/// A field whose undo is the visit's: Ctrl+Z and Ctrl+Shift+Z go on to the window, so that they take back the entry and
/// not single letters. Up and Down step the number. A text that is not valid keeps a red outline.
class EntryField : public QLineEdit {
  Q_OBJECT

 public:
  /// \param name  accessible name
  explicit EntryField(const QString& name, QWidget* parent = nullptr);

  /// Up and Down change the number by `step`; without a call they do nothing.
  void setStep(double step, double lowest, double highest);
  /// Shows a text from elsewhere; the cursor stays where it is when nothing changed.
  void showText(const QString& text);
  void showProblem(const QString& sentence);

 Q_SIGNALS:
  /// The text was changed by a person, by hand or through assistive technology; not by showText.
  void typed(const QString& text);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void step(int steps);

  double step_ = 0, lowest_ = 0, highest_ = 0;
  bool showing_ = false;
};

}  // namespace cervica::app

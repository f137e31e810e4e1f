#pragma once

#include <QWidget>

class QLineEdit;

namespace cervica::app::look {

/// Minus, a typed number with its unit, plus; 32 px high, 28 in rows. May be empty: nothing entered.
/// The field takes the accessible name, the buttons "NAME, less" and "NAME, more". The wheel works only with focus.
class Stepper : public QWidget {
  Q_OBJECT

 public:
  Stepper(const QString& name, const QString& unit, double step, int decimals, QWidget* parent = nullptr);

  void setRange(double lowest, double highest);
  void setDense(bool dense);
  [[nodiscard]] QLineEdit* field() { return field_; }
  [[nodiscard]] QString text() const;
  void setText(const QString& text);  ///< without telling `edited`

 Q_SIGNALS:
  void edited(const QString& text);  ///< by the user or by assistive technology, on every change

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void step(int steps);

  QLineEdit* field_;
  double step_;
  int decimals_;
  double lowest_ = -1e9, highest_ = 1e9;
  bool dense_ = false;
  bool showing_ = false;
};

}  // namespace cervica::app::look

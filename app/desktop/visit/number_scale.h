#pragma once

#include <optional>
#include <vector>

#include <QWidget>

class QAbstractButton;

namespace cervica::app {

/// A few whole numbers of which one is chosen, as small keys in a row; pressing the chosen one again takes it back.
/// The keys are "NAME, 5" to assistive technology; digits typed on a focused key choose.
class NumberScale : public QWidget {
  Q_OBJECT

 public:
  /// \param name     accessible name
  /// \param numbers  from left to right
  NumberScale(const QString& name, std::vector<double> numbers, QWidget* parent = nullptr);

  void setCurrent(std::optional<double> number);  ///< without telling `chosen`
  void focusFirst();

 Q_SIGNALS:
  void chosen(std::optional<double> number);  ///< by the user

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void choose(std::size_t index);

  std::vector<double> numbers_;
  std::vector<QAbstractButton*> keys_;
};

}  // namespace cervica::app

#pragma once

#include <vector>

#include <QWidget>

#include "assessment/runner/test_runner.h"

class QAbstractButton;
class QLabel;

namespace cervica::app::look {
class FlowLayout;
}

namespace cervica::app {

/// A question with its answers as large buttons. One is marked: the arrow keys move the mark, the space bar takes it.
class ChoiceRow : public QWidget {
  Q_OBJECT

 public:
  explicit ChoiceRow(QWidget* parent = nullptr);
  /// The same question again changes nothing: the mark stays. Empty choices: nothing is asked.
  void ask(const QString& question, const std::vector<assessment::Choice>& choices);
  [[nodiscard]] bool asking() const { return !choices_.empty(); }
  void moveMark(int by);
  void takeMarked();

 Q_SIGNALS:
  void taken(const assessment::Choice& choice);

 private:
  void showMark();

  QLabel* question_;
  QWidget* answers_;
  look::FlowLayout* flow_;
  std::vector<assessment::Choice> choices_;
  std::vector<QAbstractButton*> buttons_;
  std::size_t marked_ = 0;
};

}  // namespace cervica::app

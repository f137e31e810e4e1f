#pragma once

#include <vector>

#include <QAbstractButton>
#include <QStringList>
#include <QWidget>

#include "app/desktop/examination/hold_board.h"

class QHBoxLayout;
class QLabel;

namespace cervica::app {

class HoldDotButton;

/// The levels, sides or repetitions of a phase as boxes with a dot for each thing to do: held, missed, going on, open.
/// Pressing a done one overrules the program.
class HoldChips : public QWidget {
  Q_OBJECT

 public:
  explicit HoldChips(QWidget* parent = nullptr);
  /// \param titles  of the boxes, as many
  void setBoxes(const std::vector<HoldBox>& boxes, const QStringList& titles);
  void setWords(const QString& what, const QString& remark);  ///< above the boxes

 Q_SIGNALS:
  void overruled(std::size_t attempt, bool counted);

 private:
  struct Shown;
  void build(const std::vector<HoldBox>& boxes, const QStringList& titles);
  void showStates();

  std::vector<HoldBox> boxes_;
  QStringList titles_;
  QLabel* what_;
  QLabel* remark_;
  QHBoxLayout* row_;
  std::vector<QWidget*> frames_;
  std::vector<std::vector<HoldDotButton*>> dots_;
  std::vector<QLabel*> remarks_;
};

}  // namespace cervica::app

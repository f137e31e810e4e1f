#pragma once

#include <vector>

#include <QWidget>

#include "app/desktop/examination/hold_board.h"
#include "core/catalogue/measure.h"

namespace cervica::app {

/// The repetitions of a measure, a row a side: each value, mean and coefficient of variation.
class RepetitionTable : public QWidget {
  Q_OBJECT

 public:
  explicit RepetitionTable(QWidget* parent = nullptr);
  /// \param measure  outlives the table's use of it; null: none
  void setRows(const core::Measure* measure, std::vector<RepetitionRow> rows);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const core::Measure* measure_ = nullptr;
  std::vector<RepetitionRow> rows_;
};

}  // namespace cervica::app

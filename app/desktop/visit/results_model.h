#pragma once

#include <vector>

#include <QAbstractListModel>

#include "app/desktop/visit/result_rows.h"

namespace cervica::app {

/// The rows of the results that a filter lets through. The accessible text of an item is that of its row.
class ResultsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit ResultsModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setRows(std::vector<ResultRow> rows);
  void setFilter(ResultFilter filter);
  [[nodiscard]] ResultFilter filter() const { return filter_; }
  [[nodiscard]] int countOf(ResultFilter filter) const;
  /// \pre 0 <= row < rowCount()
  [[nodiscard]] const ResultRow& row(int row) const { return all_[shown_[static_cast<std::size_t>(row)]]; }
  [[nodiscard]] bool startsGroup(int row) const;
  [[nodiscard]] int indexOf(const std::string& id) const;  ///< -1: not shown

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  void choose();

  std::vector<ResultRow> all_;
  std::vector<std::size_t> shown_;
  ResultFilter filter_ = ResultFilter::All;
};

}  // namespace cervica::app

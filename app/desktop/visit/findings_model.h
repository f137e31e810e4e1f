#pragma once

#include <string>
#include <vector>

#include <QAbstractListModel>

#include "app/desktop/visit/finding_rows.h"

namespace cervica::app {

/// The rows as a list of sections.
class FindingsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit FindingsModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  void setRows(std::vector<FindingRow> rows);
  [[nodiscard]] const FindingRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int indexOf(const std::string& id) const;  ///< the first that can be chosen where there is none; or -1

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<FindingRow> rows_;
};

}  // namespace cervica::app

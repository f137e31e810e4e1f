#include "app/desktop/visit/results_model.h"

#include <algorithm>

namespace cervica::app {

void ResultsModel::setRows(std::vector<ResultRow> rows) {
  beginResetModel();
  all_ = std::move(rows);
  choose();
  endResetModel();
}

void ResultsModel::setFilter(ResultFilter filter) {
  if (filter == filter_) return;
  beginResetModel();
  filter_ = filter;
  choose();
  endResetModel();
}

int ResultsModel::countOf(ResultFilter filter) const {
  return static_cast<int>(
      std::count_if(all_.begin(), all_.end(), [&](const ResultRow& each) { return passes(each, filter); }));
}

bool ResultsModel::startsGroup(int index) const {
  return index == 0 || row(index).group != row(index - 1).group;
}

int ResultsModel::indexOf(const std::string& id) const {
  for (int i = 0; i < rowCount(); ++i) {
    if (row(i).id == id) return i;
  }
  return -1;
}

int ResultsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ResultRow& each = row(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return each.accessible;
    case Qt::AccessibleDescriptionRole:
      return each.reason;
    case Qt::ToolTipRole:
      return each.reason.isEmpty() ? each.title : each.title + QStringLiteral("\n") + each.reason;
    default:
      return {};
  }
}

void ResultsModel::choose() {
  shown_.clear();
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (passes(all_[i], filter_)) shown_.push_back(i);
  }
}

}  // namespace cervica::app

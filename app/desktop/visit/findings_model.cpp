#include "app/desktop/visit/findings_model.h"

#include "app/desktop/visit/section_list.h"

namespace cervica::app {

void FindingsModel::setRows(std::vector<FindingRow> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

int FindingsModel::indexOf(const std::string& id) const {
  int first = -1;
  for (int i = 0; i < rowCount(); ++i) {
    if (row(i).kind == FindingRow::Kind::Heading) continue;
    if (row(i).id == id) return i;
    if (first < 0) first = i;
  }
  return first;
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const FindingRow& each = row(index.row());
  if (role == Qt::DisplayRole) return each.title;
  if (role == Qt::AccessibleTextRole)
    return each.status.isEmpty() ? each.title : each.title + QStringLiteral(", ") + each.status;
  if (role == SectionStatusRole) return each.status;
  if (role == SectionDoneRole || role == SectionTotalRole) return 0;
  return {};
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || row(index.row()).kind == FindingRow::Kind::Heading) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace cervica::app

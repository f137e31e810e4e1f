#include "app/desktop/patients/patient_list_model.h"

#include <algorithm>

#include "app/desktop/patients/patient_wording.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

PatientListModel::PatientListModel(Clock clock, QObject* parent)
    : QAbstractListModel(parent), clock_(std::move(clock)) {}

void PatientListModel::show(const QString& typed, const std::vector<PatientSummary>& hits,
                            const std::vector<PatientSummary>& recent) {
  beginResetModel();
  rows_.clear();
  if (!typed.isEmpty() && !hits.empty()) {
    rows_.push_back({tr("Best matches"), {}, false, {}});
    for (const PatientSummary& hit : hits) rows_.push_back({{}, hit, true, matchMarks(fullName(hit.patient), typed)});
  }
  const auto isHit = [&hits](const PatientSummary& one) {
    return std::any_of(hits.begin(), hits.end(),
                       [&one](const PatientSummary& hit) { return hit.patient.id == one.patient.id; });
  };
  bool headed = false;
  for (const PatientSummary& one : recent) {
    if (!typed.isEmpty() && isHit(one)) continue;
    if (!std::exchange(headed, true)) rows_.push_back({tr("Recent"), {}, false, {}});
    rows_.push_back({{}, one, false, {}});
  }
  endResetModel();
}

int PatientListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QString PatientListModel::when(const Row& row) const {
  const auto& last = row.patient.lastVisit;
  if (!last) return {};
  if (last->date == clock_().date) return tr("today %1").arg(clockWord(*last));
  return row.hit ? tr("last %1", "last visit on").arg(dateWord(last->date)) : dateWord(last->date);
}

QVariant PatientListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const bool heading = !row.heading.isEmpty();
  switch (role) {
    case IsHeadingRole:
      return heading;
    case IsHitRole:
      return row.hit;
    case Qt::DisplayRole:
    case NameRole:
      return heading ? row.heading : fullName(row.patient.patient);
    case Qt::AccessibleTextRole: {
      if (heading) return row.heading;
      QString text =
          fullName(row.patient.patient) + QStringLiteral(", ") + patientLine(row.patient.patient, clock_().date);
      if (row.patient.lastVisit)
        text += QStringLiteral(", ") + tr("last visit %1").arg(momentWord(*row.patient.lastVisit));
      return text;
    }
    case LineRole:
      return heading ? QVariant() : patientLine(row.patient.patient, clock_().date);
    case WhenRole:
      return heading ? QVariant() : when(row);
    case InitialsRole:
      return heading ? QVariant() : initials(row.patient.patient);
    case MarksRole:
      return QVariant::fromValue(row.marks);
    default:
      return {};
  }
}

Qt::ItemFlags PatientListModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  if (!at(index.row())) return Qt::ItemNeverHasChildren;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

const PatientSummary* PatientListModel::at(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  const Row& found = rows_[static_cast<std::size_t>(row)];
  return found.heading.isEmpty() ? &found.patient : nullptr;
}

int PatientListModel::rowOf(const core::PatientId& id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (const PatientSummary* one = at(row); one && one->patient.id == id) return row;
  return -1;
}

int PatientListModel::moved(int row, int steps) const {
  const int direction = steps < 0 ? -1 : 1;
  int reached = row;
  for (int next = row + direction; next >= 0 && next < rowCount() && steps != 0; next += direction) {
    if (!at(next)) continue;
    reached = next;
    steps -= direction;
  }
  return reached;
}

}  // namespace cervica::app

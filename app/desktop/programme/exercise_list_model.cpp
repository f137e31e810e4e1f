#include "app/desktop/programme/exercise_list_model.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "app/desktop/programme/exercise_sheet.h"
#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

using protocols::Exercise;
using protocols::ExerciseCategory;

ExerciseListModel::ExerciseListModel(std::shared_ptr<const protocols::ExerciseLibrary> library, QObject* parent)
    : QAbstractListModel(parent), library_(std::move(library)) {
  fill();
}

void ExerciseListModel::setSearch(const QString& text) {
  const QStringList words = text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  if (words == words_) return;
  beginResetModel();
  words_ = words;
  fill();
  endResetModel();
}

void ExerciseListModel::fill() {
  rows_.clear();
  found_ = 0;
  for (int category = 0; category <= static_cast<int>(ExerciseCategory::Manual); ++category) {
    const auto start = static_cast<std::ptrdiff_t>(rows_.size());
    for (const Exercise& each : library_->exercises()) {
      if (static_cast<int>(each.category) != category) continue;
      QStringList targets;
      for (const std::string& id : each.targets) {
        if (const protocols::Muscle* muscle = library_->muscle(id)) targets << qt(muscle->label);
      }
      const QString text =
          (QStringList{qt(each.name), qt(library_->label(each.category)), positionWords(each.position)} + targets)
              .join(QLatin1Char(' '))
              .toCaseFolded();
      if (!std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return text.contains(word); }))
        continue;
      rows_.push_back({qt(each.name), targets.value(0).section(QStringLiteral(" ("), 0, 0), &each});
      ++found_;
    }
    if (static_cast<std::ptrdiff_t>(rows_.size()) > start)
      rows_.insert(rows_.begin() + start, {qt(library_->label(static_cast<ExerciseCategory>(category))), {}, nullptr});
  }
}

const Exercise* ExerciseListModel::exercise(int row) const {
  return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].exercise : nullptr;
}

int ExerciseListModel::rowOf(const Exercise* exercise) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const Row& row) { return row.exercise != nullptr && row.exercise == exercise; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int ExerciseListModel::firstExercise() const {
  return rows_.empty() ? -1 : 1;
}

int ExerciseListModel::moved(int row, int steps) const {
  int at = row;
  for (int left = std::abs(steps); left > 0; --left) {
    int next = at;
    do next += steps > 0 ? 1 : -1;
    while (next >= 0 && next < rowCount() && exercise(next) == nullptr);
    if (next < 0 || next >= rowCount()) break;
    at = next;
  }
  return at;
}

int ExerciseListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ExerciseListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return row.title;
  if (role == Qt::AccessibleTextRole)
    return row.status.isEmpty() ? row.title : row.title + QStringLiteral(", ") + row.status;
  if (role == SectionStatusRole) return row.status;
  if (role == SectionDoneRole || role == SectionTotalRole) return 0;
  return {};
}

Qt::ItemFlags ExerciseListModel::flags(const QModelIndex& index) const {
  if (exercise(index.row()) == nullptr) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace cervica::app

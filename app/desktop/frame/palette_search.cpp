#include "app/desktop/frame/palette_search.h"

#include <algorithm>

#include "app/desktop/patients/patient_wording.h"

namespace cervica::app {
namespace {

constexpr int kPatientsShown = 6;

bool containsEveryWord(const QString& where, const QString& typed) {
  const QString plain = folded(where);
  const QStringList words = folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(), [&plain](const QString& word) { return plain.contains(word); });
}

}  // namespace

PaletteSearch::PaletteSearch(ClinicStore& store, Clock clock, int patientIcon, OpenPatient openPatient, QObject* parent)
    : QAbstractListModel(parent),
      clock_(std::move(clock)),
      patientIcon_(patientIcon),
      openPatient_(std::move(openPatient)),
      patients_(store, kPatientsShown) {
  connect(&patients_, &PatientSearch::hitsChanged, this, &PaletteSearch::rebuild);
  connect(&patients_, &PatientSearch::recentChanged, this, &PaletteSearch::rebuild);
}

void PaletteSearch::setCommands(std::vector<Command> commands) {
  commands_ = std::move(commands);
  patients_.refresh();
  rebuild();
}

void PaletteSearch::setText(const QString& text) {
  text_ = text.simplified();
  patients_.setText(text_);
  rebuild();
}

void PaletteSearch::rebuild() {
  beginResetModel();
  rows_.clear();
  bool headed = false;
  for (const Command& command : commands_) {
    if (!containsEveryWord(command.words, text_)) continue;
    if (!std::exchange(headed, true)) rows_.push_back({tr("Actions"), {}, {}});
    rows_.push_back({{}, command, matchMarks(command.words, text_)});
  }
  headed = false;
  const auto& found = text_.isEmpty() ? patients_.recent() : patients_.hits();
  for (const PatientSummary& one : found) {
    if (!std::exchange(headed, true))
      rows_.push_back({text_.isEmpty() ? tr("Recent patients") : tr("Patients"), {}, {}});
    const QString name = fullName(one.patient);
    rows_.push_back({{},
                     {name,
                      patientLine(one.patient, clock_().date),
                      {},
                      patientIcon_,
                      [this, patient = one.patient] { openPatient_(patient); }},
                     matchMarks(name, text_)});
  }
  endResetModel();
}

int PaletteSearch::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant PaletteSearch::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const bool heading = !row.heading.isEmpty();
  switch (role) {
    case IsHeadingRole:
      return heading;
    case Qt::DisplayRole:
    case WordsRole:
      return heading ? row.heading : row.command.words;
    case Qt::AccessibleTextRole: {
      if (heading) return row.heading;
      QStringList parts{row.command.words, row.command.place, row.command.keys};
      parts.removeAll(QString());
      return parts.join(QStringLiteral(", "));
    }
    case MoreRole:
      return heading ? QVariant() : row.command.place;
    case KeysRole:
      return heading ? QVariant() : row.command.keys;
    case IconRole:
      return heading ? QVariant() : row.command.icon;
    case MarksRole:
      return QVariant::fromValue(row.marks);
    default:
      return {};
  }
}

Qt::ItemFlags PaletteSearch::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  if (index.data(IsHeadingRole).toBool()) return Qt::ItemNeverHasChildren;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

int PaletteSearch::moved(int row, int steps) const {
  const int direction = steps < 0 ? -1 : 1;
  int reached = row;
  for (int next = row + direction; next >= 0 && next < rowCount() && steps != 0; next += direction) {
    if (!rows_[static_cast<std::size_t>(next)].heading.isEmpty()) continue;
    reached = next;
    steps -= direction;
  }
  return reached;
}

bool PaletteSearch::run(int row) {
  if (row < 0 || row >= rowCount() || !rows_[static_cast<std::size_t>(row)].heading.isEmpty()) return false;
  const auto action = rows_[static_cast<std::size_t>(row)].command.run;
  if (action) action();
  return true;
}

}  // namespace cervica::app

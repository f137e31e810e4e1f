#pragma once

#include <QAbstractListModel>
#include <functional>
#include <vector>

#include "app/desktop/patients/match_marks.h"
#include "app/desktop/patients/patient_search.h"
#include "app/desktop/session/clock.h"

namespace cervica::app {

/// Something that the command palette can do.
struct Command {
  QString words;
  QString place;  ///< the page it belongs to
  QString keys;   ///< its shortcut, as people read it, or empty
  int icon = 0;   ///< look::Icon
  std::function<void()> run;
};

/// What the palette offers for what is typed: commands that contain every typed word, then patients.
class PaletteSearch : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { WordsRole = Qt::UserRole + 1, MoreRole, KeysRole, IconRole, MarksRole, IsHeadingRole };
  using OpenPatient = std::function<void(const core::Patient&)>;

  PaletteSearch(ClinicStore& store, Clock clock, int patientIcon, OpenPatient openPatient, QObject* parent = nullptr);

  void setCommands(std::vector<Command> commands);
  void setText(const QString& text);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] int moved(int row, int steps) const;  ///< the next row that is not a heading
  /// Does what the row says. \return false for a heading or no row
  bool run(int row);

 private:
  struct Row {
    QString heading;
    Command command;
    std::vector<MatchMark> marks;
  };

  void rebuild();

  Clock clock_;
  int patientIcon_;
  OpenPatient openPatient_;
  PatientSearch patients_;
  std::vector<Command> commands_;
  QString text_;
  std::vector<Row> rows_;
};

}  // namespace cervica::app

#pragma once

#include <QAbstractListModel>
#include <vector>

#include "app/desktop/patients/match_marks.h"
#include "app/desktop/session/clinic_store.h"
#include "app/desktop/session/clock.h"

namespace cervica::app {

/// Found and recent patients as one list with headings, for the patient list.
class PatientListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { NameRole = Qt::UserRole + 1, LineRole, WhenRole, InitialsRole, MarksRole, IsHeadingRole, IsHitRole };

  explicit PatientListModel(Clock clock, QObject* parent = nullptr);

  /// \param typed  what the hits answer; empty: no search, so that only `recent` is shown
  void show(const QString& typed, const std::vector<PatientSummary>& hits, const std::vector<PatientSummary>& recent);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  /// The patient of a row; null for a heading.
  [[nodiscard]] const PatientSummary* at(int row) const;
  /// The row of this patient, or -1.
  [[nodiscard]] int rowOf(const core::PatientId& id) const;
  /// The next selectable row in the direction of `steps`, or `row` when there is none.
  [[nodiscard]] int moved(int row, int steps) const;

 private:
  struct Row {
    QString heading;  ///< empty: a patient
    PatientSummary patient;
    bool hit = false;
    std::vector<MatchMark> marks;
  };

  [[nodiscard]] QString when(const Row& row) const;

  Clock clock_;
  std::vector<Row> rows_;
};

}  // namespace cervica::app

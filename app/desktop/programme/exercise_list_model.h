#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>

#include "protocols/exercise_library.h"

namespace cervica::app {

/// The exercises of a library by category, those whose name, category, position or muscles have every word that is
/// searched. The accessible text of a row is the exercise and its first muscle.
class ExerciseListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit ExerciseListModel(std::shared_ptr<const protocols::ExerciseLibrary> library, QObject* parent = nullptr);

  void setSearch(const QString& text);
  [[nodiscard]] int found() const { return found_; }  ///< exercises, without headings
  /// Null for a heading or no row.
  [[nodiscard]] const protocols::Exercise* exercise(int row) const;
  [[nodiscard]] int rowOf(const protocols::Exercise* exercise) const;  ///< -1: not among those found
  [[nodiscard]] int firstExercise() const;                             ///< -1: none was found
  /// The next row with an exercise in that direction, or this one.
  [[nodiscard]] int moved(int row, int steps) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Row {
    QString title, status;
    const protocols::Exercise* exercise = nullptr;  ///< null: a heading
  };
  void fill();

  std::shared_ptr<const protocols::ExerciseLibrary> library_;
  QStringList words_;
  std::vector<Row> rows_;
  int found_ = 0;
};

}  // namespace cervica::app

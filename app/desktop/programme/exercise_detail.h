#pragma once

#include <QWidget>

#include "app/desktop/programme/exercise_sheet.h"

class QVBoxLayout;

namespace cervica::app {

/// The words of an exercise: muscles, steps, dose with what it rests on, when to stop. They can be selected and copied.
class ExerciseDetail : public QWidget {
  Q_OBJECT

 public:
  explicit ExerciseDetail(QWidget* parent = nullptr);
  void show(const ExerciseSheet& sheet);

 private:
  void addTargets(const ExerciseSheet& sheet);
  void addDose(const ExerciseSheet& sheet);
  void addPart(const SheetPart& part);

  QWidget* content_;
  QVBoxLayout* column_;
};

}  // namespace cervica::app

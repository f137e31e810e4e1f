#pragma once

#include "assessment/conditions/condition_reader.h"
#include "protocols/exercise_library.h"

// For exercise_library.cpp.

namespace cervica::protocols {

/// Fills an ExerciseLibrary and reports every problem to the cursor.
class ExerciseReader {
 public:
  ExerciseReader(ExerciseLibrary& library, const core::Catalogue& catalogue,
                 const assessment::ScreeningBook& screening);

  void read(const core::JsonCursor& root);

 private:
  using At = const core::JsonCursor&;
  void readCategoryLabels(At at);
  void readMuscles(At at);
  void readStopRules(At at);
  void readProgrammeFrame(At at);
  /// What exercises and techniques have in common.
  [[nodiscard]] Exercise readCommon(At at, assessment::IdRegister& ids) const;
  [[nodiscard]] Exercise readExercise(At at, assessment::IdRegister& ids) const;
  [[nodiscard]] Exercise readTechnique(At at, assessment::IdRegister& ids) const;
  [[nodiscard]] std::vector<Progression> readProgressions(At at) const;
  [[nodiscard]] std::vector<Contraindication> readContraindications(At at) const;
  void checkProgressions(At exercises) const;  ///< after all exercises: a progression may lead to a later one

  ExerciseLibrary& library_;
  const core::Catalogue& catalogue_;
  const assessment::ScreeningBook& screening_;
  assessment::ConditionReader conditions_;
};

}  // namespace cervica::protocols

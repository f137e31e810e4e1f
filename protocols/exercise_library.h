#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/screening/screening_book.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "protocols/exercise.h"

namespace cervica::protocols {

/// The exercises and techniques of a pack. Immutable, validated completely when it is made. Thread safe.
class ExerciseLibrary {
 public:
  /// \param bytes  exercises.json
  /// \return       the library, or every problem with its place as "exercises.json/POINTER"
  [[nodiscard]] static core::Result<std::shared_ptr<const ExerciseLibrary>> load(
      std::string_view bytes, const core::Catalogue& catalogue, const assessment::ScreeningBook& screening);

  /// The exercises that ship inside the program.
  [[nodiscard]] static std::shared_ptr<const ExerciseLibrary> shipped();

  [[nodiscard]] const std::vector<Exercise>& exercises() const { return exercises_; }
  [[nodiscard]] const std::vector<Exercise>& techniques() const { return techniques_; }
  [[nodiscard]] const std::vector<Muscle>& muscles() const { return muscles_; }
  [[nodiscard]] const std::vector<StopRule>& stopRules() const { return stopRules_; }
  [[nodiscard]] const std::vector<ProgrammePhase>& programmeFrame() const { return programmeFrame_; }
  [[nodiscard]] const std::vector<std::string>& progressRules() const { return progressRules_; }
  [[nodiscard]] const std::string& label(ExerciseCategory category) const { return categoryLabels_.at(category); }

  /// An exercise or technique, a muscle or a stop rule by identifier; null when there is none.
  [[nodiscard]] const Exercise* find(std::string_view id) const;
  [[nodiscard]] const Muscle* muscle(std::string_view id) const;
  [[nodiscard]] const StopRule* stopRule(std::string_view id) const;

 private:
  friend class ExerciseReader;
  ExerciseLibrary() = default;

  std::vector<Exercise> exercises_;
  std::vector<Exercise> techniques_;
  std::vector<Muscle> muscles_;
  std::vector<StopRule> stopRules_;
  std::vector<ProgrammePhase> programmeFrame_;
  std::vector<std::string> progressRules_;
  std::map<ExerciseCategory, std::string> categoryLabels_;
};

}  // namespace cervica::protocols

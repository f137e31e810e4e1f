#pragma once

#include <array>
#include <string_view>

namespace cervica::core {

/// A measure whose scores rise over the first sessions by practice alone, as the pack says.
struct LearningNote {
  std::string_view measure;  ///< measure id, or its beginning with a final "."
  std::string_view sentence;
  std::string_view file, words;  ///< where the pack says so: a file of the pack and the words in it
};

inline constexpr std::array kLearningNotes{
    LearningNote{"ccft.", "scores rise over about the first six trials: an early gain may be practice", "tests.json",
                 "scores keep rising over about the first six trials, so an early gain may be learning"},
    LearningNote{"strength.cervical.", "force rises from the first to the second day by practice", "tests.json",
                 "Scores rise from the first to the second day by learning: take the second day as baseline."},
    LearningNote{"rom.cervical.rotation",
                 "healthy people gained four to five degrees from the first to the second session by practice",
                 "norms.json", "The second session two weeks later was four to five degrees higher"},
};

/// The note on a measure, or null.
[[nodiscard]] constexpr const LearningNote* learningOf(std::string_view measure) {
  for (const LearningNote& note : kLearningNotes) {
    if (measure == note.measure || (note.measure.ends_with('.') && measure.starts_with(note.measure))) return &note;
  }
  return nullptr;
}

}  // namespace cervica::core

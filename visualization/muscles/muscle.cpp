#include "visualization/muscles/muscle.h"

#include <cstddef>

namespace cervica::visualization {
namespace {

struct Names {
  std::string_view name, label;
};

/// In the order of the enumeration.
constexpr std::array<Names, kMuscles.size()> kNames{{{"upper_trapezius", "Upper trapezius"},
                                                     {"middle_trapezius", "Middle trapezius"},
                                                     {"lower_trapezius", "Lower trapezius"},
                                                     {"levator_scapulae", "Levator scapulae"},
                                                     {"sternocleidomastoid", "Sternocleidomastoid"},
                                                     {"scalenes", "Scalenes"},
                                                     {"suboccipitals", "Suboccipital muscles"},
                                                     {"longus_colli", "Longus colli"},
                                                     {"longus_capitis", "Longus capitis"},
                                                     {"splenius", "Splenius capitis and cervicis"},
                                                     {"semispinalis", "Semispinalis capitis"},
                                                     {"rhomboids", "Rhomboids"},
                                                     {"serratus_anterior", "Serratus anterior"},
                                                     {"pectoralis_minor", "Pectoralis minor"},
                                                     {"pectoralis_major", "Pectoralis major"}}};

constexpr std::string_view suffixOf(core::Side side) {
  return side == core::Side::Left ? "_left" : "_right";
}

}  // namespace

MuscleStates allMuscles() {
  MuscleStates states;
  for (const Muscle muscle : kMuscles)
    for (const core::Side side : {core::Side::Left, core::Side::Right})
      states[{muscle, side}] = MuscleState::NotExamined;
  return states;
}

std::string_view nameOf(Muscle muscle) {
  return kNames[static_cast<std::size_t>(muscle)].name;
}

std::string nameOf(Muscle muscle, core::Side side) {
  return std::string(nameOf(muscle)) + std::string(suffixOf(side));
}

std::string_view labelOf(Muscle muscle) {
  return kNames[static_cast<std::size_t>(muscle)].label;
}

std::optional<SidedMuscle> muscleNamed(std::string_view name) {
  for (const Muscle muscle : kMuscles)
    for (const core::Side side : {core::Side::Left, core::Side::Right})
      if (name.starts_with(nameOf(muscle)) && name.substr(nameOf(muscle).size()) == suffixOf(side))
        return SidedMuscle{muscle, side};
  return std::nullopt;
}

}  // namespace cervica::visualization

#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/catalogue/measure.h"

namespace cervica::visualization {

/// The muscles of neck and shoulder girdle that the model shows. Each exists on both sides.
enum class Muscle {
  UpperTrapezius,
  MiddleTrapezius,
  LowerTrapezius,
  LevatorScapulae,
  Sternocleidomastoid,
  Scalenes,       ///< anterior, medius and posterior
  Suboccipitals,  ///< rectus capitis posterior major and minor, obliquus capitis superior and inferior
  LongusColli,    ///< with longus capitis: the deep neck flexors
  LongusCapitis,
  Splenius,      ///< capitis and cervicis
  Semispinalis,  ///< capitis
  Rhomboids,     ///< major and minor
  SerratusAnterior,
  PectoralisMinor,
  PectoralisMajor,  ///< clavicular and sternocostal head
};

inline constexpr std::array<Muscle, 15> kMuscles{
    Muscle::UpperTrapezius,      Muscle::MiddleTrapezius, Muscle::LowerTrapezius, Muscle::LevatorScapulae,
    Muscle::Sternocleidomastoid, Muscle::Scalenes,        Muscle::Suboccipitals,  Muscle::LongusColli,
    Muscle::LongusCapitis,       Muscle::Splenius,        Muscle::Semispinalis,   Muscle::Rhomboids,
    Muscle::SerratusAnterior,    Muscle::PectoralisMinor, Muscle::PectoralisMajor};
inline constexpr std::array<Muscle, 2> kDeepNeckFlexors{Muscle::LongusColli, Muscle::LongusCapitis};

/// What an examination found. Normal: examined, and nothing found.
enum class MuscleState { Normal, Short, Weak, Overactive, NotExamined };

/// One muscle of one side.
using SidedMuscle = std::pair<Muscle, core::Side>;

/// What is known of the muscles; those that are missing are not drawn.
using MuscleStates = std::map<SidedMuscle, MuscleState>;

/// Every muscle of both sides, not examined.
[[nodiscard]] MuscleStates allMuscles();

/// "upper_trapezius": stable, for files and data.
[[nodiscard]] std::string_view nameOf(Muscle muscle);
/// "upper_trapezius_right", ...: the name of its body in a scene and of its exported file.
[[nodiscard]] std::string nameOf(Muscle muscle, core::Side side);
/// "Upper trapezius": English words for display.
[[nodiscard]] std::string_view labelOf(Muscle muscle);
/// The muscle with this name, as of nameOf(muscle, side); nothing for other names.
[[nodiscard]] std::optional<SidedMuscle> muscleNamed(std::string_view name);

}  // namespace cervica::visualization

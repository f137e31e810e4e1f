#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/conditions/condition.h"

namespace cervica::protocols {

enum class ExerciseCategory {
  Activation,
  Endurance,
  Strength,
  Control,
  Mobility,
  Lengthening,
  Posture,
  Ergonomics,
  Sleep,
  Breathing,
  Aerobic,
  Education,
  Manual
};

/// Which sides an exercise is done on.
enum class ExerciseSide { None, Each, One };

/// The position of the body.
enum class BodyPosition { Standing, Sitting, Supine, CrookLying, Prone, SideLying, Quadruped, Wall };

enum class MuscleGroup { WeakProne, TightProne, Other };

struct Muscle {
  std::string id;  ///< "muscle.longus_colli"
  std::string label;
  MuscleGroup group = MuscleGroup::Other;
};

/// When the patient is to stop, in words for the patient, and what the clinician does then.
struct StopRule {
  std::string id;  ///< "stop.warning_signs"
  std::string text;
  std::string action;
  std::vector<std::string> modules;  ///< screening modules to repeat
};

/// How much and how often. `holdSeconds` also carries the length of continuous work.
struct Dose {
  int sets = 1;
  int repetitions = 1;
  double holdSeconds = 0;
  double restSeconds = 0;
  int perDay = 1;   ///< sessions a day
  int perWeek = 1;  ///< days a week, [1, 7]
  int weeks = 1;
};

/// A part of the dose that a source gives; the rest is the pack's default.
enum class DoseField { Sets, Repetitions, Hold, Rest, PerDay, PerWeek, Weeks };

struct DoseEvidence {
  bool partlySourced = false;  ///< false: a default of the pack, "clinic to confirm"
  std::vector<DoseField> fieldsSeen;
  std::string note;  ///< or empty
};

struct Progression {
  int level = 1;
  std::string change;    ///< in words for the patient
  std::string exercise;  ///< the exercise that comes next, or empty: the same one
};

/// Yes: blocked. Unknown: warn and ask. No: allowed.
struct Contraindication {
  assessment::Condition when;
  std::string reason;
};

/// The angles of an animation pose, in degrees; `HeadTranslation` in millimetres. Signs as `pose_convention` of
/// exercises.json: relative to upright neutral or the neutral of the named position. Design values of the animation,
/// never clinical targets, never printed.
enum class PoseAngle {
  CervicalFlexion,
  CraniocervicalFlexion,
  CervicalRotation,
  CervicalLateralFlexion,
  HeadTranslation,
  ThoracicExtension,
  ScapularRetraction,
  ScapularDepression,
  ScapularUpwardRotation,
  ShoulderFlexion,
  ShoulderAbduction,
  ShoulderExternalRotation,
  ShoulderHorizontalAbduction,
  ElbowFlexion,
  TrunkLean,
  HipFlexion,
  KneeFlexion
};
inline constexpr std::size_t kPoseAngleCount = 17;

/// By PoseAngle.
struct BodyPose {
  std::array<double, kPoseAngleCount> values{};
  [[nodiscard]] double operator[](PoseAngle angle) const { return values[static_cast<std::size_t>(angle)]; }
};

/// A movement from one pose to another and back.
struct Animation {
  enum class MovingSide { Both, Left, Right };
  BodyPosition position = BodyPosition::Sitting;
  BodyPosition endPosition = BodyPosition::Sitting;
  std::string support;
  MovingSide movingSide = MovingSide::Both;  ///< which arm, leg or turn the end pose shows
  bool mirrorOtherSide = false;
  double secondsOut = 1, secondsBack = 1;
  BodyPose start, end;
  std::string note;
};

/// An exercise for the patient or a technique of the clinician: `protocols/data/exercises.json`.
struct Exercise {
  std::string id;  ///< "exercise.ccf_nod", "technique.traction"
  std::string name;
  ExerciseCategory category = ExerciseCategory::Control;
  std::vector<std::string> targets;  ///< muscle ids
  ExerciseSide side = ExerciseSide::None;
  BodyPosition position = BodyPosition::Sitting;
  std::vector<std::string> equipment;
  std::vector<std::string> steps;
  std::optional<Dose> dose;  ///< every exercise has one; a technique has `doseText`
  std::string doseText;
  DoseEvidence doseEvidence;
  std::vector<Progression> progressions;  ///< by level
  std::vector<std::string> regressions;
  std::vector<std::string> stopRules;  ///< stop rule ids
  std::vector<std::string> precautions;
  std::vector<Contraindication> contraindications;
  std::string evidence;
  std::vector<std::string> sources;
  std::string verified;
  std::string clinicianNote;            ///< or empty
  std::vector<std::string> alsoCalled;  ///< of techniques
  std::optional<Animation> animation;   ///< every exercise has one; a technique has none

  [[nodiscard]] bool isTechnique() const { return category == ExerciseCategory::Manual; }
};

/// A phase of the whole programme.
struct ProgrammePhase {
  std::string phase;
  int fromWeek = 1, toWeek = 1;
  std::string what;
};

}  // namespace cervica::protocols

#include "protocols/exercise_reader.h"

#include <algorithm>

#include "protocols/pose_reader.h"

namespace cervica::protocols {
namespace {

using assessment::IdRegister;
using assessment::integerIn;
using assessment::numberIn;
using assessment::references;
using assessment::sentence;
using assessment::sentences;
using assessment::someSentences;
using core::JsonCursor;

constexpr int kMostSets = 10;
constexpr int kMostRepetitions = 50;
constexpr assessment::Limits kHoldSeconds{0, 7200};  // two hours of continuous work
constexpr assessment::Limits kRestSeconds{0, 600};
constexpr int kMostSessionsPerDay = 24;
constexpr int kDaysPerWeek = 7;
constexpr int kMostWeeks = 52;
constexpr int kMostLevels = 10;

ExerciseCategory readCategory(const JsonCursor& at) {
  using Category = ExerciseCategory;
  return at.choice<Category>({{"activation", Category::Activation},
                              {"endurance", Category::Endurance},
                              {"strength", Category::Strength},
                              {"control", Category::Control},
                              {"mobility", Category::Mobility},
                              {"lengthening", Category::Lengthening},
                              {"posture", Category::Posture},
                              {"ergonomics", Category::Ergonomics},
                              {"sleep", Category::Sleep},
                              {"breathing", Category::Breathing},
                              {"aerobic", Category::Aerobic},
                              {"education", Category::Education},
                              {"manual", Category::Manual}});
}
constexpr int kCategoryCount = static_cast<int>(ExerciseCategory::Manual) + 1;

DoseField readDoseField(const JsonCursor& at) {
  return at.choice<DoseField>({{"sets", DoseField::Sets},
                               {"reps", DoseField::Repetitions},
                               {"hold_s", DoseField::Hold},
                               {"rest_s", DoseField::Rest},
                               {"per_day", DoseField::PerDay},
                               {"per_week", DoseField::PerWeek},
                               {"weeks", DoseField::Weeks}});
}

Dose readDose(const JsonCursor& at) {
  Dose dose;
  if (!at.expectObject()) return dose;
  at.onlyMembers({"sets", "reps", "hold_s", "rest_s", "per_day", "per_week", "weeks"});
  dose.sets = integerIn(at["sets"], 1, kMostSets);
  dose.repetitions = integerIn(at["reps"], 1, kMostRepetitions);
  dose.holdSeconds = numberIn(at["hold_s"], kHoldSeconds);
  dose.restSeconds = numberIn(at["rest_s"], kRestSeconds);
  dose.perDay = integerIn(at["per_day"], 1, kMostSessionsPerDay);
  dose.perWeek = integerIn(at["per_week"], 1, kDaysPerWeek);
  dose.weeks = integerIn(at["weeks"], 1, kMostWeeks);
  return dose;
}

DoseEvidence readDoseEvidence(const JsonCursor& at) {
  DoseEvidence evidence;
  if (!at.expectObject()) return evidence;
  at.onlyMembers({"level", "fields_seen", "note"});
  evidence.partlySourced =
      at["level"].choice<bool>({{"partly sourced", true}, {"clinical default, needs confirmation", false}});
  at["fields_seen"].forEach(
      [&](const JsonCursor& field, std::size_t) { evidence.fieldsSeen.push_back(readDoseField(field)); });
  if (evidence.partlySourced == evidence.fieldsSeen.empty()) {
    at["fields_seen"].report("must name the sourced fields, and only where the level says that there are some");
  }
  evidence.note = at["note"].optionalText();
  return evidence;
}

}  // namespace

ExerciseReader::ExerciseReader(ExerciseLibrary& library, const core::Catalogue& catalogue,
                               const assessment::ScreeningBook& screening)
    : library_(library),
      catalogue_(catalogue),
      screening_(screening),
      conditions_(catalogue, [&screening](const std::string& id) { return screening.module(id) != nullptr; }) {}

void ExerciseReader::read(const JsonCursor& root) {
  root.onlyMembers({"schema", "pose_convention", "pose_basis", "dose_unit_note", "dose_levels", "progress_rules",
                    "programme_frame", "programme_frame_basis", "category_labels", "contraindication_semantics",
                    "stop_rules", "muscles", "exercises", "techniques"});
  assessment::expectSchema(root, "cervica.exercises.v1");
  library_.progressRules_ = someSentences(root["progress_rules"]);
  readProgrammeFrame(root["programme_frame"]);
  readCategoryLabels(root["category_labels"]);
  readStopRules(root["stop_rules"]);
  readMuscles(root["muscles"]);
  IdRegister exercises("exercise.");
  root["exercises"].forEach(
      [&](const JsonCursor& one, std::size_t) { library_.exercises_.push_back(readExercise(one, exercises)); });
  IdRegister techniques("technique.");
  root["techniques"].forEach(
      [&](const JsonCursor& one, std::size_t) { library_.techniques_.push_back(readTechnique(one, techniques)); });
  checkProgressions(root["exercises"]);
}

void ExerciseReader::readCategoryLabels(At at) {
  if (!at.expectObject()) return;
  for (const auto& [key, value] : at.json().items()) {
    // The word is read with the same reader as an exercise's category, so that both know the same ones.
    const core::Json word = key;
    std::vector<core::Issue> unknown;
    const ExerciseCategory category = readCategory(JsonCursor(word, unknown));
    const JsonCursor member = at[key];
    if (unknown.empty()) {
      library_.categoryLabels_.emplace(category, sentence(member));
    } else {
      member.report("is not a category of exercises");
    }
  }
  if (library_.categoryLabels_.size() != static_cast<std::size_t>(kCategoryCount)) {
    at.report("must name every category of exercises");
  }
}

void ExerciseReader::readMuscles(At at) {
  IdRegister ids("muscle.");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "label", "group", "seed"});
    Muscle muscle;
    muscle.id = ids.read(one["id"]);
    muscle.label = sentence(one["label"]);
    muscle.group = one["group"].choice<MuscleGroup>({{"weak_prone", MuscleGroup::WeakProne},
                                                     {"tight_prone", MuscleGroup::TightProne},
                                                     {"other", MuscleGroup::Other}});
    static_cast<void>(one["seed"].boolean());
    library_.muscles_.push_back(std::move(muscle));
  });
}

void ExerciseReader::readStopRules(At at) {
  IdRegister ids("stop.");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "text", "action", "modules"});
    library_.stopRules_.push_back({ids.read(one["id"]), sentence(one["text"]), sentence(one["action"]),
                                   references(one["modules"], "screening module", [this](const std::string& id) {
                                     return screening_.module(id) != nullptr;
                                   })});
  });
}

void ExerciseReader::readProgrammeFrame(At at) {
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"phase", "weeks", "what"});
    ProgrammePhase phase;
    phase.phase = sentence(one["phase"]);
    phase.what = sentence(one["what"]);
    const JsonCursor weeks = one["weeks"];
    if (!weeks.expectArray()) return;
    if (weeks.json().size() != 2) {
      weeks.report("must be the first and the last week");
      return;
    }
    phase.fromWeek = integerIn(weeks.at(0), 1, kMostWeeks);
    phase.toWeek = integerIn(weeks.at(1), 1, kMostWeeks);
    if (phase.fromWeek > phase.toWeek) weeks.report("must have its first week first");
    library_.programmeFrame_.push_back(std::move(phase));
  });
}

Exercise ExerciseReader::readCommon(At at, IdRegister& ids) const {
  Exercise exercise;
  exercise.id = ids.read(at["id"]);
  exercise.name = sentence(at["name"]);
  exercise.category = readCategory(at["category"]);
  exercise.targets =
      references(at["targets"], "muscle", [this](const std::string& id) { return library_.muscle(id) != nullptr; });
  exercise.side = at["side"].choice<ExerciseSide>(
      {{"none", ExerciseSide::None}, {"each", ExerciseSide::Each}, {"one", ExerciseSide::One}});
  exercise.position = readPosition(at["position"]);
  exercise.equipment = sentences(at["equipment"]);
  exercise.steps = someSentences(at["steps"]);
  exercise.doseEvidence = readDoseEvidence(at["dose_evidence"]);
  exercise.progressions = readProgressions(at["progressions"]);
  exercise.regressions = sentences(at["regressions"]);
  exercise.stopRules = references(at["stop_rules"], "stop rule",
                                  [this](const std::string& id) { return library_.stopRule(id) != nullptr; });
  exercise.precautions = sentences(at["precautions"]);
  exercise.contraindications = readContraindications(at["contraindications"]);
  exercise.evidence = sentence(at["evidence"]);
  exercise.sources = assessment::sourceReferences(at["sources"], catalogue_);
  exercise.verified = sentence(at["verified"]);
  exercise.clinicianNote = at["clinician_note"].optionalText();
  return exercise;
}

Exercise ExerciseReader::readExercise(At at, IdRegister& ids) const {
  if (!at.expectObject()) return {};
  at.onlyMembers({"id",
                  "name",
                  "category",
                  "targets",
                  "side",
                  "position",
                  "equipment",
                  "steps",
                  "dose",
                  "dose_evidence",
                  "progressions",
                  "regressions",
                  "stop_rules",
                  "precautions",
                  "contraindications",
                  "evidence",
                  "sources",
                  "verified",
                  "seed_item",
                  "pose",
                  "clinician_note"});
  Exercise exercise = readCommon(at, ids);
  if (exercise.isTechnique()) at["category"].report("belongs to the techniques");
  exercise.dose = readDose(at["dose"]);
  const JsonCursor pose = at["pose"];
  exercise.animation = readAnimation(pose);
  if (pose.present() && pose.json().is_object() && exercise.animation->position != exercise.position) {
    pose["position"].report("must be the position of the exercise");
  }
  return exercise;
}

Exercise ExerciseReader::readTechnique(At at, IdRegister& ids) const {
  if (!at.expectObject()) return {};
  at.onlyMembers({"id",           "name",        "also_called", "category",      "targets",           "side",
                  "position",     "equipment",   "steps",       "dose",          "dose_text",         "dose_evidence",
                  "progressions", "regressions", "stop_rules",  "precautions",   "contraindications", "evidence",
                  "sources",      "verified",    "pose",        "clinician_note"});
  Exercise technique = readCommon(at, ids);
  if (!technique.isTechnique()) at["category"].report("must be \"manual\"");
  technique.doseText = sentence(at["dose_text"]);
  technique.alsoCalled = sentences(at["also_called"]);
  for (const char* key : {"dose", "pose"}) {
    if (at[key].present()) at[key].report("must be null: a technique has none");
  }
  return technique;
}

std::vector<Progression> ExerciseReader::readProgressions(At at) const {
  std::vector<Progression> all;
  at.forEach([&](const JsonCursor& one, std::size_t index) {
    if (!one.expectObject()) return;
    one.onlyMembers({"level", "change", "exercise"});
    const int level = integerIn(one["level"], 1, kMostLevels);
    if (level != static_cast<int>(index) + 1) one["level"].report("must count up from 1");
    all.push_back({level, sentence(one["change"]), one["exercise"].optionalText()});
  });
  return all;
}

std::vector<Contraindication> ExerciseReader::readContraindications(At at) const {
  std::vector<Contraindication> all;
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"when", "reason"});
    all.push_back({conditions_.read(one["when"]), sentence(one["reason"])});
  });
  return all;
}

void ExerciseReader::checkProgressions(At exercises) const {
  exercises.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.present() || !one.json().is_object()) return;  // reported above
    const JsonCursor progressions = one["progressions"];
    if (!progressions.present() || !progressions.json().is_array()) return;
    progressions.forEach([&](const JsonCursor& progression, std::size_t) {
      if (!progression.present() || !progression.json().is_object()) return;
      const JsonCursor next = progression["exercise"];
      if (!next.present() || !next.json().is_string()) return;
      if (library_.find(next.text()) == nullptr) next.report("there is no exercise '" + next.text() + "'");
    });
  });
}

}  // namespace cervica::protocols

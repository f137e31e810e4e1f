#include "protocols/exercise_library.h"

#include "protocols/shipped_files.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::protocols {
namespace {

using core::Json;
using tests::with;
using tests::without;

const Json& shippedExercises() {
  static const Json document = tests::parsed(shippedFile(kExercisesFile));
  return document;
}

auto loaded(const Json& document) {
  return ExerciseLibrary::load(document.dump(), *core::Catalogue::shipped(), *assessment::ScreeningBook::shipped());
}

TEST_CASE("The shipped exercises load without an issue", "[protocols][exercises]") {
  const auto library = loaded(shippedExercises());
  if (!library.ok()) FAIL(library.error().text());
  CHECK(library.value()->exercises().size() == 57);
  CHECK(library.value()->techniques().size() == 7);
  CHECK(library.value()->muscles().size() == 28);
  CHECK(library.value()->stopRules().size() == 5);
}

TEST_CASE("Every exercise can be done, drawn and stopped", "[protocols][exercises]") {
  const auto library = ExerciseLibrary::shipped();
  for (const Exercise& exercise : library->exercises()) {
    INFO(exercise.id);
    CHECK(exercise.dose);
    CHECK(exercise.animation);
    CHECK_FALSE(exercise.stopRules.empty());
    CHECK_FALSE(library->label(exercise.category).empty());
    CHECK(library->find(exercise.id) == &exercise);
  }
  for (const Exercise& technique : library->techniques()) {
    INFO(technique.id);
    CHECK(technique.isTechnique());
    CHECK_FALSE(technique.dose);
    CHECK_FALSE(technique.doseText.empty());
    CHECK_FALSE(technique.contraindications.empty());
    CHECK(library->find(technique.id) == &technique);
  }
  CHECK(library->find("exercise.no_such") == nullptr);
}

TEST_CASE("An exercise keeps its dose, pose and contraindications", "[protocols][exercises]") {
  const Exercise* cuff = ExerciseLibrary::shipped()->find("exercise.ccf_cuff");
  REQUIRE(cuff != nullptr);
  CHECK(cuff->category == ExerciseCategory::Endurance);
  CHECK(cuff->position == BodyPosition::CrookLying);
  CHECK(cuff->dose->repetitions == 10);
  CHECK(cuff->dose->holdSeconds == 10);
  CHECK(cuff->doseEvidence.partlySourced);
  CHECK(cuff->doseEvidence.fieldsSeen == std::vector{DoseField::Hold, DoseField::Rest, DoseField::Weeks});
  CHECK(cuff->animation->end[PoseAngle::CraniocervicalFlexion] == 12);
  CHECK(cuff->animation->start[PoseAngle::KneeFlexion] == 90);
  CHECK(cuff->progressions.back().exercise == "exercise.neck_head_lift");
  CHECK(std::holds_alternative<assessment::Negation>(cuff->contraindications.front().when.form));
}

TEST_CASE("Broken exercises are refused with their place", "[protocols][exercises]") {
  const Json& good = shippedExercises();
  const auto at = [&](const std::string& pointer, const Json& value) {
    return tests::refusedOnlyAt(loaded(with(good, pointer, value)), "exercises.json" + pointer);
  };
  SECTION("references") {
    CHECK(at("/exercises/0/targets/0", "muscle.no_such"));
    CHECK(at("/exercises/0/stop_rules/0", "stop.no_such"));
    CHECK(at("/exercises/0/sources/0", "nobody2020"));
    CHECK(at("/exercises/0/progressions/1/exercise", "exercise.no_such"));
    CHECK(at("/exercises/1/contraindications/2/when/is/0", "flag.no_such"));
    CHECK(at("/exercises/0/contraindications/0/when/not/module/0", "module.no_such"));
    CHECK(at("/stop_rules/0/modules/0", "module.no_such"));
    CHECK(at("/techniques/0/targets/0", "muscle.no_such"));
    CHECK(at("/exercises/2/id", "exercise.Tall"));
    CHECK(tests::refusedAt(loaded(with(good, "/exercises/1/id", good["exercises"][0]["id"])),
                           "exercises.json/exercises/1/id"));
    CHECK(at("/techniques/1/id", "exercise.mobilisation"));
  }
  SECTION("numbers") {
    CHECK(at("/exercises/0/dose/sets", 0));
    CHECK(at("/exercises/0/dose/reps", 500));
    CHECK(at("/exercises/0/dose/hold_s", -1));
    CHECK(at("/exercises/0/dose/rest_s", 6000));
    CHECK(at("/exercises/0/dose/per_day", 0));
    CHECK(at("/exercises/0/dose/per_week", 8));
    CHECK(at("/exercises/0/dose/weeks", 520));
    CHECK(at("/exercises/0/progressions/1/level", 3));
    CHECK(at("/exercises/0/pose/end/craniocervical_flexion", 80));
    CHECK(at("/exercises/0/pose/seconds_out", 0));
    CHECK(at("/programme_frame/0/weeks", Json::array({3, 1})));
  }
  SECTION("words and members") {
    CHECK(at("/exercises/0/category", "fun"));
    CHECK(at("/exercises/0/category", "manual"));
    CHECK(at("/exercises/0/side", "left"));
    CHECK(at("/exercises/0/pose/moving_side", "up"));
    CHECK(at("/exercises/0/pose/position", "prone"));
    CHECK(at("/exercises/0/pose/end/wing_span", 3));
    CHECK(at("/exercises/0/dose_evidence/fields_seen", Json::array()));
    CHECK(at("/exercises/0/dose_evidence/fields_seen/0", "colour"));
    CHECK(at("/exercises/0/steps", Json::array()));
    CHECK(at("/exercises/0/colour", "red"));
    CHECK(at("/techniques/0/dose", good["exercises"][0]["dose"]));
    CHECK(at("/muscles/0/group", "strong"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "/exercises/0", "dose")), "exercises.json/exercises/0/dose"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "/exercises/0/pose/start", "trunk_lean")),
                               "exercises.json/exercises/0/pose/start/trunk_lean"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "/category_labels", "sleep")), "exercises.json/category_labels"));
  }
}

}  // namespace
}  // namespace cervica::protocols

#include "core/change/comparison.h"

#include <algorithm>

#include "core/change/comparison_document.h"
#include "core/visit/visit_document.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using cervica::tests::readTestFile;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

Visit visitNamed(const std::string& name) {
  return *readVisit(readTestFile("visits/" + name + ".json"), catalogue());
}

Change changeOf(const Comparison& comparison, const std::string& id, std::optional<Side> side = {}) {
  const auto found = std::find_if(comparison.changes.begin(), comparison.changes.end(),
                                  [&](const Change& one) { return one.measure->id == id && one.side == side; });
  REQUIRE(found != comparison.changes.end());
  return *found;
}

}  // namespace

TEST_CASE("Six weeks of care are compared as by hand", "[core][change]") {
  const auto comparison = compare(visitNamed("intake"), visitNamed("follow_up"), catalogue());
  REQUIRE(comparison.ok());

  const Change rotation = changeOf(*comparison, "rom.upper_cervical.flexion_rotation", Side::Left);
  CHECK(rotation.difference == 10);
  CHECK_THAT(*rotation.mdc95, WithinAbs(8.34, 1e-9));
  CHECK(rotation.verdict == ChangeVerdict::Improved);
  CHECK_THAT(*rotation.rci, WithinAbs(10 / (std::sqrt(2.0) * 8.34 / 2.77), 1e-9));

  CHECK(changeOf(*comparison, "ccft.highest_pressure").verdict == ChangeVerdict::Improved);
  CHECK(changeOf(*comparison, "posture.craniovertebral_angle").verdict == ChangeVerdict::NoRealChange);
  const Change hold = changeOf(*comparison, "endurance.deep_neck_flexor");
  CHECK_THAT(*hold.mdc95, WithinAbs(17.8, 1e-9));
  CHECK(hold.verdict == ChangeVerdict::Improved);

  const Change pain = changeOf(*comparison, "pain.neck.now");
  CHECK(pain.verdict == ChangeVerdict::Uncertain);
  CHECK_FALSE(pain.mdc95);
  CHECK_THAT(*pain.mcid, WithinAbs(1.3, 1e-9));
  CHECK(pain.important);

  CHECK(changeOf(*comparison, "rom.cervical.transverse_total").verdict == ChangeVerdict::Uncertain);
  CHECK_THAT(writeComparison(*comparison), ContainsSubstring("\"schema\": \"cervica.comparison.v1\""));
}

TEST_CASE("A visit compared with itself shows no difference", "[core][change]") {
  const Visit visit = visitNamed("intake");
  const auto comparison = compare(visit, visit, catalogue());
  REQUIRE(comparison.ok());
  for (const Change& change : comparison->changes) {
    CHECK(change.difference == 0);
    CHECK_FALSE(change.important);
    CHECK((change.verdict == ChangeVerdict::NoRealChange || change.verdict == ChangeVerdict::Uncertain));
  }
}

TEST_CASE("A change of exactly the measurement error is no real change", "[core][change]") {
  Visit earlier = visitNamed("intake");
  earlier.measurements = {{"ccft.highest_pressure", {}, 20, "pressure_biofeedback"}};
  Visit later = earlier;
  later.measurements[0].value = 25;  // the MDC95 is 5 mmHg
  CHECK(compare(earlier, later, catalogue())->changes[0].verdict == ChangeVerdict::NoRealChange);
  later.measurements[0].value = 26;
  CHECK(compare(earlier, later, catalogue())->changes[0].verdict == ChangeVerdict::Improved);
  CHECK(compare(later, earlier, catalogue())->changes[0].verdict == ChangeVerdict::Worsened);
}

TEST_CASE("Different instruments are never silently compared", "[core][change]") {
  const Visit earlier = visitNamed("intake");
  Visit later = visitNamed("follow_up");
  for (Measurement& one : later.measurements) {
    if (one.measure == "rom.upper_cervical.flexion_rotation") one.device = "crom";
  }
  const auto comparison = compare(earlier, later, catalogue());
  const Change change = changeOf(*comparison, "rom.upper_cervical.flexion_rotation", Side::Left);
  CHECK(change.verdict == ChangeVerdict::Uncertain);
  CHECK_FALSE(change.mdc95);
  REQUIRE_FALSE(change.caveats.empty());
  CHECK_THAT(change.caveats[0], ContainsSubstring("different instruments"));
}

TEST_CASE("Other examiners use the error between examiners", "[core][change]") {
  Visit earlier = visitNamed("intake");
  Visit later = visitNamed("follow_up");
  earlier.examiner = "A";
  later.examiner = "A";
  const auto same = compare(earlier, later, catalogue());
  CHECK_THAT(*changeOf(*same, "posture.craniovertebral_angle").mdc95, WithinAbs(5.91, 1e-9));
  CHECK(same->caveats.empty());
  later.examiner = "B";
  const auto different = compare(earlier, later, catalogue());
  CHECK_THAT(*changeOf(*different, "posture.craniovertebral_angle").mdc95, WithinAbs(6.58, 1e-9));
  CHECK_THAT(different->caveats.at(0), ContainsSubstring("different examiners"));
}

TEST_CASE("Visits of two patients or in the wrong order are refused", "[core][change]") {
  CHECK_THAT(compare(visitNamed("intake"), visitNamed("older"), catalogue()).error().text(),
             ContainsSubstring("different patients"));
  CHECK_THAT(compare(visitNamed("follow_up"), visitNamed("intake"), catalogue()).error().text(),
             ContainsSubstring("started before"));
}

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
  CHECK(change.caveats[0].code == Caveat::Code::DifferentDevice);
  CHECK_THAT(change.caveats[0].text, ContainsSubstring("different instruments"));
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
  CHECK_THAT(different->caveats.at(0).text, ContainsSubstring("different examiners"));
}

TEST_CASE("Visits of two patients or in the wrong order are refused", "[core][change]") {
  CHECK_THAT(compare(visitNamed("intake"), visitNamed("older"), catalogue()).error().text(),
             ContainsSubstring("different patients"));
  CHECK_THAT(compare(visitNamed("follow_up"), visitNamed("intake"), catalogue()).error().text(),
             ContainsSubstring("started before"));
}

TEST_CASE("Different variants of a test are never judged against each other", "[core][change]") {
  const Visit earlier = visitNamed("intake");
  Visit later = visitNamed("follow_up");
  for (Measurement& one : later.measurements) {
    if (one.measure == "ccft.highest_pressure") one.protocol = "three_holds";
  }
  const Change change = changeOf(*compare(earlier, later, catalogue()), "ccft.highest_pressure");
  CHECK(change.verdict == ChangeVerdict::Uncertain);
  CHECK_FALSE(change.mdc95);
  CHECK_FALSE(change.rci);
  CHECK_FALSE(change.important);
  REQUIRE(has(change.caveats, Caveat::Code::DifferentProtocol));
}

TEST_CASE("The interval of a difference carries the error of both values", "[core][change]") {
  const Change change = changeOf(*compare(visitNamed("intake"), visitNamed("follow_up"), catalogue()),
                                 "rom.upper_cervical.flexion_rotation", Side::Left);
  const double margin = 1.96 * std::sqrt(2.0) * 8.34 / 2.77;
  REQUIRE(change.interval95);
  CHECK_THAT(change.interval95->low, WithinAbs(10 - margin, 1e-9));
  CHECK_THAT(change.interval95->high, WithinAbs(10 + margin, 1e-9));
}

TEST_CASE("Every population's important difference is listed, the preferred one decides", "[core][change]") {
  Visit earlier = visitNamed("intake");
  earlier.measurements = {{"pain.neck.average", {}, 6}};
  Visit later = earlier;
  later.measurements[0].value = 4;  // 1.3 for neck pain is reached, 2.2 for radiculopathy is not
  const Change change = compare(earlier, later, catalogue())->changes[0];
  REQUIRE(change.populations.size() == 2);
  for (const ImportantLimit& one : change.populations) CHECK(one.reached == (one.limit->value <= 2));
  CHECK(change.mcid == 1.3);
  CHECK(change.important);
  CHECK_THAT(writeComparison(*compare(earlier, later, catalogue())),
             ContainsSubstring("\"population\": \"cervical radiculopathy\""));
}

TEST_CASE("A gain since the intake may be practice, with the same verdict", "[core][change]") {
  Visit earlier = visitNamed("intake");
  earlier.measurements = {{"ccft.highest_pressure", {}, 20, "pressure_biofeedback"}};
  Visit later = earlier;
  later.kind = VisitKind::FollowUp;
  later.measurements[0].value = 26;
  const Change gained = compare(earlier, later, catalogue())->changes[0];
  CHECK(gained.verdict == ChangeVerdict::Improved);
  CHECK(has(gained.caveats, Caveat::Code::Learning));
  CHECK_FALSE(has(compare(later, earlier, catalogue())->changes[0].caveats, Caveat::Code::Learning));
  earlier.kind = VisitKind::FollowUp;
  CHECK_FALSE(has(compare(earlier, later, catalogue())->changes[0].caveats, Caveat::Code::Learning));
}

TEST_CASE("Changes of a measure without a better direction are not called improvement", "[core][change]") {
  for (const Measure& measure : catalogue().measures()) {
    if (measure.direction == Direction::None) CHECK(gain(measure, measure.lowest, measure.highest) == 0);
    if (measure.direction == Direction::Higher) CHECK(gain(measure, measure.lowest, measure.highest) > 0);
    if (measure.direction == Direction::Lower) CHECK(gain(measure, measure.lowest, measure.highest) < 0);
    if (measure.direction == Direction::Target) CHECK(gain(measure, measure.highest, measure.target) > 0);
  }
}

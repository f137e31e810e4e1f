#include "app/posture/visit_scene.h"

#include <chrono>
#include <cmath>

#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;

namespace {

const core::Catalogue& catalogue() {
  static const auto shipped = core::Catalogue::shipped();
  return *shipped;
}

core::Measurement measured(const char* id, double value, std::optional<core::Side> side, const char* device) {
  core::Measurement one;
  one.measure = id;
  one.side = side;
  one.value = value;
  one.device = device;
  return one;
}

core::Visit visitOn(unsigned day, double craniovertebralDeg) {
  core::Visit visit;
  visit.patient.id = core::PatientId("P-1");
  visit.patient.birthDate = core::CivilDate(std::chrono::year(1988), std::chrono::April, std::chrono::day(17));
  visit.patient.sex = core::Sex::Female;
  visit.patient.massKg = 64.0;
  visit.id = core::VisitId("V-" + std::to_string(day));
  visit.startedAt.date = core::CivilDate(std::chrono::year(2026), std::chrono::March, std::chrono::day(day));
  visit.measurements = {measured("posture.craniovertebral_angle", craniovertebralDeg, std::nullopt, "photo"),
                        measured("rom.cervical.rotation", 52.0, core::Side::Left, "optoelectronic"),
                        measured("rom.cervical.rotation", 66.0, core::Side::Right, "optoelectronic"),
                        measured("rom.cervical.flexion", 48.0, std::nullopt, "optoelectronic")};
  return visit;
}

visualization::SceneOptions optionsOf(const core::Visit& visit, const std::optional<core::Visit>& earlier = {}) {
  return sceneOptionsFor(visit, core::score(visit, catalogue()), catalogue(), earlier);
}

}  // namespace

TEST_CASE("A half movement is held against the other side, never against half of a full range's norm",
          "[posture][scene]") {
  const auto options = optionsOf(visitOn(2, 43.6));
  CHECK(options.bodyMassKg == 64.0);
  REQUIRE(options.movements.size() == 3);
  for (const auto& arc : options.movements) {
    CHECK_FALSE(arc.referenceIsNorm);
    if (arc.measure == "rom.cervical.flexion") CHECK_FALSE(arc.reference.has_value());
    if (arc.side == core::Side::Left) {
      CHECK(std::abs(arc.achieved.inDegrees() - 52.0) < 1e-9);
      CHECK(std::abs(arc.reference.value().inDegrees() - 66.0) < 1e-9);
    }
  }
  REQUIRE(options.movementTotals.size() == 1);
  CHECK(options.movementTotals[0].measure == "rom.cervical.transverse_total");
  CHECK(std::abs(options.movementTotals[0].achieved.inDegrees() - 118.0) < 1e-9);
  CHECK(options.movementTotals[0].norm.has_value());
}

TEST_CASE("The difference from an earlier visit says what the comparison says", "[posture][scene]") {
  const core::Visit earlier = visitOn(2, 43.6);
  const auto angleAfter = [&](double degrees) {
    const auto options = optionsOf(visitOn(30, degrees), earlier);
    REQUIRE(options.ghost.has_value());
    CHECK(options.ghost->name == "2 Mar 2026");
    return options.ghost->angles.at("posture.craniovertebral_angle");
  };
  const auto little = angleAfter(47.0);
  CHECK(little.now == "47.0 deg now");
  CHECK(little.before == "43.6 deg, 2 Mar 2026");
  CHECK(little.difference == "+3.4 deg: inside the error");
  CHECK(angleAfter(60.0).difference == "+16.4 deg: improved beyond the error");
  CHECK(angleAfter(30.0).difference == "\u221213.6 deg: worsened beyond the error");

  core::Visit other = visitOn(30, 60.0);
  other.measurements[0].device = "head_posture_instrument";
  const auto ghost = optionsOf(other, earlier).ghost;
  CHECK(ghost->angles.at("posture.craniovertebral_angle").difference == "+16.4 deg: not comparable");
}

TEST_CASE("The norm as a ghost has the norm's mean, and there is none without a norm", "[posture][scene]") {
  const core::Visit visit = visitOn(2, 43.6);
  const core::VisitScores scores = core::score(visit, catalogue());
  const auto norm = optionsOf(visit).norms.at("posture.craniovertebral_angle");
  const auto ghost = normGhost(visit, scores, catalogue());
  REQUIRE(ghost.has_value());
  const auto angles = visualization::measurePosture(ghost->pose.landmarks);
  CHECK(std::abs(angles.at("posture.craniovertebral_angle").inDegrees() - norm.mean.inDegrees()) < 0.1);
  core::Visit unmeasured = visit;
  unmeasured.measurements.clear();
  CHECK_FALSE(normGhost(unmeasured, core::score(unmeasured, catalogue()), catalogue()).has_value());
}

#include "core/scoring/combined.h"

#include <algorithm>

#include "tests/support/catch_compat.h"

using namespace cervica::core;
using Catch::Matchers::WithinAbs;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

Visit visitWith(std::vector<Measurement> measurements) {
  Visit visit;
  visit.patient.id = PatientId("P-1");
  visit.patient.birthDate = *parseCivilDate("1985-06-01");
  visit.patient.sex = Sex::Female;
  visit.patient.heightCm = 170;
  visit.id = VisitId("V-1");
  visit.startedAt = *parseMoment("2026-03-02T10:30:00+01:00");
  visit.measurements = std::move(measurements);
  return visit;
}

std::optional<CombinedMeasurement> find(const std::vector<CombinedMeasurement>& all, const std::string& id,
                                        std::optional<Side> side = {}) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CombinedMeasurement& one) {
    return one.measure->id == id && one.side == side;
  });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

TEST_CASE("Trials are combined by the measure's own rule", "[core][combine]") {
  const auto all = combine(visitWith({{"rom.cervical.flexion", {}, 47, "crom", 1},
                                      {"rom.cervical.flexion", {}, 49, "crom", 2},
                                      {"ccft.highest_pressure", {}, 26, "pressure_biofeedback", 1},
                                      {"ccft.highest_pressure", {}, 24, "pressure_biofeedback", 2},
                                      {"pain.neck.now", {}, 6, "", 2},
                                      {"pain.neck.now", {}, 5, "", 1}}),
                           catalogue());
  CHECK(find(all, "rom.cervical.flexion")->value == 48);
  CHECK(find(all, "rom.cervical.flexion")->trials == 2);
  CHECK(find(all, "ccft.highest_pressure")->value == 26);
  CHECK(find(all, "pain.neck.now")->value == 6);
}

TEST_CASE("Without numbers the last entry is the last trial", "[core][combine]") {
  const auto all = combine(visitWith({{"pain.neck.now", {}, 6}, {"pain.neck.now", {}, 3}}), catalogue());
  CHECK(find(all, "pain.neck.now")->value == 3);
}

TEST_CASE("Totals are derived from parts of one instrument", "[core][combine]") {
  const auto all = combine(visitWith({{"rom.cervical.rotation", Side::Left, 52, "imu_dual"},
                                      {"rom.cervical.rotation", Side::Right, 66, "imu_dual"},
                                      {"rom.cervical.flexion", {}, 48, "imu_dual"},
                                      {"rom.cervical.extension", {}, 52, "crom"}}),
                           catalogue());
  const auto total = find(all, "rom.cervical.transverse_total");
  REQUIRE(total);
  CHECK(total->value == 118);
  CHECK(total->derived);
  CHECK(total->device == catalogue().device("imu_dual"));
  CHECK_FALSE(find(all, "rom.cervical.sagittal_total"));
}

TEST_CASE("A total that was measured itself is not computed again", "[core][combine]") {
  const auto all = combine(visitWith({{"rom.cervical.rotation", Side::Left, 52, "imu_dual"},
                                      {"rom.cervical.rotation", Side::Right, 66, "imu_dual"},
                                      {"rom.cervical.transverse_total", {}, 121, "imu_dual"}}),
                           catalogue());
  CHECK(find(all, "rom.cervical.transverse_total")->value == 121);
  CHECK_FALSE(find(all, "rom.cervical.transverse_total")->derived);
  CHECK(all.size() == 3);
}

TEST_CASE("Percent of height needs the height and keeps the side", "[core][combine]") {
  Visit visit = visitWith({{"length.pectoralis_minor", Side::Left, 15.9, "caliper"}});
  const auto index = find(combine(visit, catalogue()), "length.pectoralis_minor_index", Side::Left);
  REQUIRE(index);
  CHECK_THAT(index->value, WithinAbs(9.3529, 1e-4));  // worked example I1
  visit.patient.heightCm.reset();
  CHECK_FALSE(find(combine(visit, catalogue()), "length.pectoralis_minor_index", Side::Left));
}

TEST_CASE("Trials with different instruments are flagged", "[core][combine]") {
  const auto all = combine(
      visitWith({{"rom.cervical.flexion", {}, 47, "crom", 1}, {"rom.cervical.flexion", {}, 49, "goniometer", 2}}),
      catalogue());
  CHECK(find(all, "rom.cervical.flexion")->mixedDevices);
  CHECK(find(all, "rom.cervical.flexion")->device == nullptr);
}

TEST_CASE("The order of the entries changes nothing but ties of unnumbered trials", "[core][combine]") {
  std::vector<Measurement> entries{{"rom.cervical.rotation", Side::Right, 66, "imu_dual", 1},
                                   {"posture.craniovertebral_angle", {}, 44, "photo", 1},
                                   {"rom.cervical.rotation", Side::Left, 52, "imu_dual", 1},
                                   {"posture.craniovertebral_angle", {}, 43, "photo", 2}};
  const auto forward = combine(visitWith(entries), catalogue());
  std::reverse(entries.begin(), entries.end());
  const auto backward = combine(visitWith(entries), catalogue());
  REQUIRE(forward.size() == backward.size());
  for (std::size_t i = 0; i < forward.size(); ++i) {
    CHECK(forward[i].measure == backward[i].measure);
    CHECK(forward[i].side == backward[i].side);
    CHECK(forward[i].value == backward[i].value);
  }
}

// Which norm holds on the edge of a birthday, of a day and of an age band.
#include "core/scoring/score.h"
#include "core/visit/visit_document.h"
#include "tests/support/catch_compat.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

/// The craniovertebral angle of a man, whose norms change at 18, 51, 65 and 81 years.
Visit visitOf(const char* born, const char* startedAt) {
  Visit visit;
  visit.patient.id = PatientId("P-1");
  visit.id = VisitId("V-1");
  visit.patient.birthDate = *parseCivilDate(born);
  visit.patient.sex = Sex::Male;
  visit.startedAt = *parseMoment(startedAt);
  visit.measurements = {{"posture.craniovertebral_angle", {}, 45, "photo", 1}};
  REQUIRE(validate(visit, catalogue()).empty());
  return visit;
}

std::string normAt(const char* born, const char* startedAt) {
  const VisitScores scores = score(visitOf(born, startedAt), catalogue());
  return scores.scores.empty() ? scores.notScored.at(0).reason : scores.scores[0].match.norm->id;
}

}  // namespace

TEST_CASE("A birthday changes the norm on its day, not before", "[core][boundary]") {
  CHECK(normAt("1975-03-02", "2026-03-01T23:59:59+01:00") == "norm.cva.18_50.silva2009");
  CHECK(normAt("1975-03-02", "2026-03-02T00:00:00+01:00") == "norm.cva.51_64.silva2009");
  CHECK_THAT(normAt("2008-03-02", "2026-03-01T23:59:59+01:00"), ContainsSubstring("no norm for this age: 17 years"));
  CHECK(normAt("2008-03-02", "2026-03-02T00:00:00+01:00") == "norm.cva.18_50.silva2009");
}

TEST_CASE("The day is the clinic's, whatever the day elsewhere", "[core][boundary]") {
  // The same moment: still the day before in New York, already the birthday in Berlin and in Auckland.
  CHECK(normAt("1975-03-02", "2026-03-01T19:30:00-05:00") == "norm.cva.18_50.silva2009");
  CHECK(normAt("1975-03-02", "2026-03-02T01:30:00+01:00") == "norm.cva.51_64.silva2009");
  CHECK(normAt("1975-03-02", "2026-03-02T13:30:00+13:00") == "norm.cva.51_64.silva2009");
  CHECK(parseMoment("2026-03-01T19:30:00-05:00")->utc() == parseMoment("2026-03-02T13:30:00+13:00")->utc());
  // The night in which clocks change has an hour twice; both belong to the day that the clock showed.
  CHECK(normAt("1974-10-25", "2025-10-26T02:30:00+02:00") == normAt("1974-10-25", "2025-10-26T02:30:00+01:00"));
}

TEST_CASE("Born on 29 February, a year is completed on 1 March of a common year", "[core][boundary]") {
  CHECK_THAT(normAt("2008-02-29", "2026-02-28T12:00:00Z"), ContainsSubstring("17 years"));
  CHECK(normAt("2008-02-29", "2026-03-01T12:00:00Z") == "norm.cva.18_50.silva2009");
  CHECK(visitOf("1972-02-29", "2024-02-28T12:00:00Z").ageYears() == 51);
  CHECK(visitOf("1972-02-29", "2024-02-29T12:00:00Z").ageYears() == 52);  // a leap year has the day itself
  CHECK(visitOf("1900-03-01", "2000-02-29T12:00:00Z").ageYears() == 99);  // 2000 was one, 1900 was not
}

TEST_CASE("Every verdict-giving norm holds from its first to its last year, and no further than allowed",
          "[core][boundary]") {
  int checked = 0;
  for (const Norm& norm : catalogue().norms()) {
    const Measure& measure = *catalogue().measure(norm.measure);
    if (norm.method == NormMethod::Context || measure.direction == Direction::None) continue;
    CAPTURE(norm.id);
    NormCell cell;
    cell.measure = &measure;
    if (measure.sided) cell.side = norm.side == Norm::SideRule::Right ? Side::Right : Side::Left;
    cell.device = catalogue().device(norm.device.empty() ? norm.devicesComparable.front() : norm.device);
    cell.sex = norm.sex.value_or(Sex::Female);
    const auto mentions = [&](int age) {
      cell.ageYears = age;
      const NormChoice choice = chooseNorm(cell, catalogue());
      const auto is = [&](const std::optional<NormMatch>& match) { return match && match->norm == &norm; };
      return is(choice.verdict) || is(choice.cutoff);
    };
    const int from = norm.ageFrom.value_or(0), to = norm.ageTo.value_or(120);
    CHECK(mentions(from));
    CHECK(mentions(to));
    CHECK_FALSE(mentions(from - kNearestAgeYears - 1));
    CHECK_FALSE(mentions(to + kNearestAgeYears + 1));
    if (norm.method == NormMethod::Cutoff) {
      CHECK_FALSE(mentions(from - 1));
      CHECK_FALSE(mentions(to + 1));
    }
    if (from == 18) CHECK_FALSE(mentions(17));
    ++checked;
  }
  CHECK(checked == 24);
}

TEST_CASE("The nearest age says which ages the norm covers", "[core][boundary]") {
  NormCell cell;
  cell.measure = catalogue().measure("rom.cervical.sagittal_total");
  cell.device = catalogue().device("optoelectronic");
  cell.sex = Sex::Female;
  cell.ageYears = 46;
  const NormChoice choice = chooseNorm(cell, catalogue());
  REQUIRE(choice.verdict);
  CHECK(choice.verdict->nearestAge);
  CHECK(choice.verdict->reason == "the norm covers 18 to 45 years");
}

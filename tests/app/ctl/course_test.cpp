// The command course, on documents and on the database.
#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// The follow-up again, some weeks later, as "V-1001-N".
nlohmann::json laterVisit(int number, const std::string& startedAt) {
  auto document = nlohmann::json::parse(readTestFile("visits/follow_up.json"));
  document["visit"]["id"] = "V-1001-" + std::to_string(number);
  document["visit"]["started_at"] = startedAt;
  return document;
}

nlohmann::json measureOf(const nlohmann::json& course, const std::string& id) {
  for (const auto& one : course["measures"])
    if (one["measure"] == id) return one;
  FAIL("no " << id);
  return {};
}

}  // namespace

TEST_CASE("Three visits give a course, whatever their order", "[ctl][course]") {
  const TemporaryFolder folder;
  const std::string third = folder.file("third.json", laterVisit(3, "2026-06-01T10:00:00+02:00").dump());
  const Called called = call({"course", third, visitPath("intake"), visitPath("follow_up")});
  REQUIRE(called.code == 0);
  CHECK(called.err.empty());
  const auto course = called.json();
  CHECK(course["schema"] == "cervica.course.v1");
  CHECK(course["visits"][0]["visit"] == "V-1001-1");
  CHECK(course["visits"][2]["visit"] == "V-1001-3");
  const auto pressure = measureOf(course, "ccft.highest_pressure");
  CHECK(pressure["points"].size() == 3);
  CHECK(pressure["trend"] == "uncertain");
  CHECK_THAT(pressure["line"]["confidence"].get<double>(), WithinAbs(0.6667, 1e-9));
  CHECK(pressure["caveats"].size() == pressure["caveat_codes"].size());
  CHECK(call({"course", visitPath("intake"), visitPath("follow_up"), third}).out == called.out);
}

TEST_CASE("A goal is asked for by measure and side", "[ctl][course]") {
  const TemporaryFolder folder;
  const std::string third = folder.file("third.json", laterVisit(3, "2026-06-01T10:00:00+02:00").dump());
  const auto withGoal = [&](const std::string& goal) {
    return call({"course", visitPath("intake"), visitPath("follow_up"), third, "--goal", goal});
  };
  const auto course = withGoal("ccft.highest_pressure=30,rom.upper_cervical.flexion_rotation:left=44").json();
  const auto pressure = measureOf(course, "ccft.highest_pressure");
  CHECK(pressure["goal"]["value"] == 30);
  CHECK(pressure["goal"]["norm"].is_null());
  CHECK(measureOf(course, "rom.upper_cervical.flexion_rotation")["goal"]["value"] == 44);
  for (const std::string wrong : {"", "ccft.highest_pressure", "=3", "ccft.highest_pressure=much", "x:up=3", "x=3kg"}) {
    CAPTURE(wrong);
    CHECK(withGoal(wrong).code == 2);
  }
  CHECK(withGoal("no.such=3").code == 3);
  CHECK_THAT(withGoal("no.such=3").err, ContainsSubstring("/goals/0: unknown measure"));
}

TEST_CASE("Courses that make no sense are refused with the place", "[ctl][course]") {
  const TemporaryFolder folder;
  const std::string third = folder.file("third.json", laterVisit(3, "2026-06-01T10:00:00+02:00").dump());
  const std::string same = folder.file("same.json", laterVisit(4, "2026-06-01T10:00:00+02:00").dump());
  CHECK(call({"course", visitPath("intake"), third}).code == 2);
  CHECK(call({"course"}).code == 2);
  CHECK(call({"course", visitPath("intake"), "--patient", "P-1001"}).code == 2);

  const Called strangers = call({"course", visitPath("intake"), visitPath("follow_up"), visitPath("older")});
  CHECK(strangers.code == 3);
  CHECK(strangers.out.empty());
  CHECK_THAT(strangers.err, ContainsSubstring(visitPath("older") + ": /patient/id: the visits are of different"));
  const Called twice = call({"course", visitPath("intake"), third, third});
  CHECK(twice.code == 3);
  CHECK_THAT(twice.err, ContainsSubstring("third.json: /visit/id: visit V-1001-3 is given twice"));
  const Called together = call({"course", visitPath("intake"), third, same});
  CHECK(together.code == 3);
  CHECK_THAT(together.err, ContainsSubstring("same.json: /visit/started_at: "));
  const Called missing = call({"course", visitPath("intake"), third, "/no/such/visit.json"});
  CHECK(missing.code == 3);
  CHECK_THAT(missing.err, ContainsSubstring("/no/such/visit.json"));
}

// A clinic's own records over the shipped catalogue.
#include <functional>

#include "core/catalogue/catalogue.h"
#include "core/json/json.h"
#include "core/psychometrics/measurement_error.h"
#include "core/scoring/norm_choice.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::core {
namespace {

using tests::with;

Json goodPack() {
  return Json::parse(R"({
    "schema": "cervica.clinic_pack.v1", "version": 3, "name": "Example clinic", "created": "2026-05-02T10:00:00+02:00",
    "sources": {"own.series": {"citation": "Own series 2025", "year": 2025, "level": "clinic"}},
    "measures": [
      {"id": "own.rom.jaw", "label": "Mouth opening", "short_label": "Mouth", "domain": "rom", "unit": "mm",
       "sided": false, "kind": "continuous", "direction": "higher", "aggregate": "best", "range": [0, 90], "step": 1,
       "decimals": 0, "default_trials": 3, "devices": ["goniometer"]}],
    "norms": [
      {"id": "own.rotation.1", "measure": "rom.cervical.rotation", "side": "both", "sex": "female", "age_from": 20,
       "age_to": 39, "age_bounds": "source", "n": 50, "mean": 70, "sd": 7, "device": "crom", "method": "normal",
       "preferred": true, "source": "own.series", "verified": "entered by the clinic"},
      {"id": "own.rotation.2", "measure": "rom.cervical.rotation", "side": "both", "sex": "female", "age_from": 40,
       "age_to": 59, "age_bounds": "source", "n": 50, "mean": 65, "sd": 7, "device": "crom", "method": "normal",
       "preferred": true, "source": "swinkels2014", "verified": "entered by the clinic"}],
    "errors": [
      {"id": "own.err.1", "measure": "rom.cervical.rotation", "side": "both", "device": "crom", "rater": "same",
       "sem": 2.0, "mdc95": 5.54, "n": 30, "preferred": true, "source": "own.series", "verified": "own study"}],
    "mcid": [
      {"id": "own.mcid.1", "measure": "rom.cervical.rotation", "value": 6, "population": "own", "preferred": false,
       "source": "own.series", "verified": "own study"}]
  })");
}

Result<std::shared_ptr<const Catalogue>> loaded(const Json& pack) {
  const std::string bytes = pack.dump();
  return Catalogue::shipped()->withClinicPack({"clinic.json", bytes});
}

TEST_CASE("A clinic's own records are added and marked as its own", "[core][clinic_pack]") {
  const auto shipped = Catalogue::shipped();
  const auto result = loaded(goodPack());
  if (!result.ok()) FAIL(result.error().text());
  const Catalogue& own = **result;
  CHECK(own.pack() == "2026.1+clinic.3");
  CHECK(shipped->pack() == "2026.1");
  CHECK(own.norms().size() == shipped->norms().size() + 2);
  CHECK(own.measures().size() == shipped->measures().size() + 1);
  CHECK(own.norm("own.rotation.1")->origin == Origin::Clinic);
  CHECK(own.source("own.series")->origin == Origin::Clinic);
  CHECK(own.measure("own.rom.jaw")->origin == Origin::Clinic);
  CHECK(own.source("swinkels2014")->origin == Origin::Shipped);
  for (const Norm& norm : shipped->norms()) CHECK(own.norm(norm.id)->origin == Origin::Shipped);
  const Measure& rotation = *own.measure("rom.cervical.rotation");
  CHECK(own.reliabilityOf(rotation).back()->origin == Origin::Clinic);
  CHECK(own.importantDifferencesOf(rotation).back()->origin == Origin::Clinic);
  CHECK(own.normsOf(rotation).size() == shipped->normsOf(*shipped->measure("rom.cervical.rotation")).size() + 2);
  // Every pointer leads into the new catalogue, so that the shipped one may go.
  for (const Measure& measure : own.measures()) CHECK(own.measure(measure.id) == &measure);
  for (const Norm* norm : own.normsOf(rotation)) CHECK(own.norm(norm->id) == norm);
}

TEST_CASE("A bad clinic pack is refused as a whole with the place", "[core][clinic_pack]") {
  const auto refused = [](const std::string& pointer, const Json& value) {
    INFO(pointer << " = " << value.dump());
    CHECK(tests::refusedAt(loaded(with(goodPack(), pointer, value)), "clinic.json" + pointer));
  };
  refused("/schema", "cervica.norms.v1");
  refused("/version", 0);
  refused("/norm", Json::array());
  refused("/norms/0/prefered", true);
  refused("/norms/0/sd", 0);
  refused("/norms/0/sd", -3);
  refused("/norms/0/sd", 5000);
  refused("/norms/0/n", 1);
  refused("/norms/0/mean", 400);
  refused("/norms/0/mean", "70");
  refused("/norms/0/measure", "rom.tail");
  refused("/norms/0/device", "yardstick");
  refused("/norms/0/device", "stopwatch");
  refused("/norms/0/source", "nobody1900");
  refused("/norms/0/age_to", 19);
  refused("/norms/0/age_from", nullptr);
  refused("/norms/0/age_to", 140);
  refused("/norms/0/side", nullptr);
  refused("/norms/0/id", Catalogue::shipped()->norms().front().id);
  refused("/norms/0/id", "Own norm");
  refused("/norms/1/id", "own.rotation.1");
  refused("/norms/1/age_from", 39);
  refused("/measures/0/id", "rom.cervical.rotation");
  refused("/measures/0/devices", Json::array({"yardstick"}));
  refused("/errors/0/sem", 0);
  refused("/errors/0/mdc95", -1);
  refused("/errors/0/n", 1);
  refused("/errors/0/id", Catalogue::shipped()->reliability().front().id);
  refused("/mcid/0/value", 0);
  refused("/mcid/0/id", "own.err.1");
  refused("/sources/swinkels2014", {{"citation", "another"}, {"level", "clinic"}});
}

TEST_CASE("Norms of a clinic overlap only in the same cell", "[core][clinic_pack]") {
  const auto touching = [](const std::string& member, const Json& value) {
    Json pack = with(goodPack(), "/norms/1/age_from", 30);
    pack["norms"][1][member] = value;
    return loaded(pack).ok();
  };
  CHECK_FALSE(touching("side", "left"));  // the other one holds for both sides
  CHECK_FALSE(touching("preferred", false));
  CHECK(touching("sex", "male"));
  CHECK(touching("device", "inclinometer"));
  CHECK(touching("measure", "rom.cervical.lateral_flexion"));
  CHECK(touching("age_from", 40));
}

TEST_CASE("A clinic has one preferred error for a measure, side, device and rater", "[core][clinic_pack]") {
  Json pack = goodPack();
  pack["errors"].push_back(with(pack["errors"][0], "/id", "own.err.2"));
  CHECK(tests::refusedOnlyAt(loaded(pack), "clinic.json/errors/1/preferred"));
  CHECK(loaded(with(pack, "/errors/1/rater", "different")).ok());
  CHECK(loaded(with(pack, "/errors/1/preferred", false)).ok());
}

TEST_CASE("A clinic pack that is no JSON is refused with line and column", "[core][clinic_pack]") {
  const auto refused = [](std::string_view bytes, const std::string& text) {
    const auto result = Catalogue::shipped()->withClinicPack({"clinic.json", bytes});
    REQUIRE_FALSE(result.ok());
    CHECK_THAT(result.error().text(), Catch::Matchers::ContainsSubstring(text));
  };
  refused("", "clinic.json: line 1");
  refused("{\n \"schema\": ", "clinic.json: line 2");
  refused("{\"schema\": \"\xc3\x28\"}", "not valid UTF-8");
  refused("[]", "must be an object");
  refused("{\"norms\": [], \"norms\": []}", "stands twice");
}

TEST_CASE("A clinic's own norm goes before the shipped one of its cell", "[core][clinic_pack]") {
  const auto choice = [](const Catalogue& catalogue, const char* measure, const char* device, int age) {
    return chooseNorm({.measure = catalogue.measure(measure),
                       .side = std::nullopt,
                       .device = catalogue.device(device),
                       .mixedDevices = false,
                       .sex = Sex::Female,
                       .ageYears = age},
                      catalogue);
  };
  const auto shipped = Catalogue::shipped();
  const char* measure = "rom.cervical.transverse_total";
  const auto before = choice(*shipped, measure, "optoelectronic", 30);
  REQUIRE(before.verdict);
  CHECK(before.verdict->norm->origin == Origin::Shipped);

  Json pack = goodPack();
  pack["norms"] = Json::array({with(goodPack()["norms"][0], "/measure", measure)});
  pack["norms"][0]["side"] = nullptr;
  pack["norms"][0]["sex"] = "any";
  pack["norms"][0]["mean"] = 150;
  pack["norms"][0]["sd"] = 14;
  pack["norms"][0]["device"] = "optoelectronic";
  pack["norms"][0]["devices_provisional"] = {"crom"};
  const auto own = loaded(pack).value();
  CHECK(choice(*own, measure, "optoelectronic", 30).verdict->norm->id == "own.rotation.1");
  CHECK(choice(*own, measure, "optoelectronic", 39).verdict->norm->id == "own.rotation.1");
  CHECK(choice(*own, measure, "optoelectronic", 40).verdict->norm->origin == Origin::Shipped);  // inside its ages
  CHECK(choice(*own, measure, "crom", 30).verdict->norm->origin == Origin::Shipped);            // both provisional
  pack["norms"][0]["preferred"] = false;
  CHECK(choice(*loaded(pack).value(), measure, "optoelectronic", 30).verdict->norm->origin == Origin::Shipped);
}

TEST_CASE("A clinic's own error goes before the shipped one of its instrument", "[core][clinic_pack]") {
  const auto own = loaded(goodPack()).value();
  const auto mdc95 = [](const Catalogue& catalogue, const char* device, Rater rater) {
    const auto error = errorRecords(*catalogue.measure("rom.cervical.rotation"), Side::Left, catalogue.device(device),
                                    rater, catalogue)
                           .at(60);
    return error ? error->mdc95 : 0.0;
  };
  const auto shipped = Catalogue::shipped();
  CHECK(mdc95(*own, "crom", Rater::Same) == 5.54);
  CHECK(mdc95(*shipped, "crom", Rater::Same) != 5.54);
  CHECK(mdc95(*own, "crom", Rater::Different) == mdc95(*shipped, "crom", Rater::Different));
  CHECK(mdc95(*own, "inclinometer", Rater::Same) == mdc95(*shipped, "inclinometer", Rater::Same));
}

}  // namespace
}  // namespace cervica::core

#include "protocols/pack.h"

#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::protocols {
namespace {

using core::Json;
using core::PackFile;
using tests::with;

Json section(std::string_view name) {
  return tests::parsed(catalogueDocument(name).value());
}

/// The shipped pack with one file replaced.
core::Result<ClinicalPack> loadedWith(const std::string& file, const Json& document) {
  const std::string bytes = document.dump();
  const std::vector<PackFile> files{{file, bytes}};
  return loadPack(files);
}

TEST_CASE("The shipped pack loads without an issue", "[protocols][pack]") {
  const ClinicalPack& pack = shippedPack();
  CHECK(pack.catalogue == core::Catalogue::shipped());
  CHECK(pack.tests != nullptr);
  CHECK(pack.screening != nullptr);
  CHECK(pack.rules != nullptr);
  CHECK(pack.exercises != nullptr);
  const auto again = loadPack({});
  if (!again.ok()) FAIL(again.error().text());
  CHECK(again->catalogue->pack() == pack.catalogue->pack());
  CHECK(again->rules->findings().size() == pack.rules->findings().size());
}

TEST_CASE("A clinic replaces a file of the pack", "[protocols][pack]") {
  const auto pack = loadedWith("rules.json", with(section("rules"), "/findings/0/label", "Our own words"));
  if (!pack.ok()) FAIL(pack.error().text());
  CHECK(pack->rules->findings().front().label == "Our own words");
  CHECK(pack->exercises->exercises().size() == shippedPack().exercises->exercises().size());
}

TEST_CASE("References from file to file are checked", "[protocols][pack]") {
  const auto at = [](const std::string& name, const std::string& pointer, const Json& value) {
    const std::string file = name + ".json";
    return tests::refusedOnlyAt(loadedWith(file, with(section(name), pointer, value)), file + pointer);
  };
  CHECK(at("rules", "/findings/0/recommend/0/exercise", "exercise.no_such"));
  CHECK(at("rules", "/findings/0/avoid/0/id", "technique.no_such"));
  CHECK(at("rules", "/patterns/0/recommend/0/exercise", "exercise.no_such"));
  CHECK(at("rules", "/categories/0/stages/0/exercises/0", "exercise.no_such"));
  CHECK(at("screening", "/modules/0/rules/0/blocks/0", "technique.no_such"));
  CHECK(at("screening", "/modules/0/rules/0/blocks/6", "test.no_such"));
  CHECK(at("screening", "/advice/0/exercises/0", "exercise.no_such"));
}

TEST_CASE("What a rule of the screening sets must exist", "[protocols][pack]") {
  Json screening = section("screening");
  int broken = 0;
  for (std::size_t i = 0; i < screening["modules"].size(); ++i) {
    for (std::size_t k = 0; k < screening["modules"][i]["rules"].size(); ++k) {
      const Json& rule = screening["modules"][i]["rules"][k];
      if (!rule.contains("sets")) continue;
      const std::string place = "/modules/" + std::to_string(i) + "/rules/" + std::to_string(k) + "/sets";
      if (rule["sets"].contains("category")) {
        ++broken;
        CHECK(
            tests::refusedOnlyAt(loadedWith("screening.json", with(screening, place + "/category", "category.no_such")),
                                 "screening.json" + place + "/category"));
      }
      if (rule["sets"].contains("plan")) {
        ++broken;
        CHECK(tests::refusedOnlyAt(loadedWith("screening.json", with(screening, place + "/plan/0", "exercise.no_such")),
                                   "screening.json" + place + "/plan/0"));
      }
    }
  }
  CHECK(broken == 3);
}

TEST_CASE("The screening and the tests must know each other", "[protocols][pack]") {
  Json screening = section("screening");
  screening["tests"][22]["defined_in"] = "tests.json";
  CHECK(tests::refusedOnlyAt(loadedWith("screening.json", screening), "screening.json/tests/22/id"));
  screening = section("screening");
  screening["tests"][0]["defined_in"] = "screening.json";
  CHECK(tests::refusedOnlyAt(loadedWith("screening.json", screening), "tests.json/tests/0/id"));
}

TEST_CASE("A broken file of the catalogue refuses the pack", "[protocols][pack]") {
  const auto pack = loadedWith("norms.json", with(section("norms"), "/norms/0/measure", "rom.no_such"));
  REQUIRE_FALSE(pack.ok());
  CHECK_THAT(pack.error().issues.front().place, Catch::Matchers::StartsWith("norms.json/norms/0"));
}

TEST_CASE("A strange file or the same one twice refuses the pack", "[protocols][pack]") {
  const std::string bytes = "{}";
  CHECK(tests::refusedOnlyAt(loadPack(std::vector<PackFile>{{"norm.json", bytes}}), "norm.json"));
  const std::string rules = catalogueDocument("rules").value();
  CHECK(tests::refusedOnlyAt(loadPack(std::vector<PackFile>{{"rules.json", rules}, {"rules.json", rules}}),
                             "rules.json"));
}

TEST_CASE("The shipped data is given by section and as a whole", "[protocols][pack]") {
  const auto whole = catalogueDocument("");
  REQUIRE(whole);
  const Json all = Json::parse(*whole);
  CHECK(all.size() == catalogueSections().size());
  for (const std::string_view name : catalogueSections()) {
    INFO(name);
    const auto document = catalogueDocument(name);
    REQUIRE(document);
    CHECK(all[std::string(name)] == Json::parse(*document));
    CHECK(Json::parse(*document)["schema"] == "cervica." + std::string(name) + ".v1");
  }
  CHECK_FALSE(catalogueDocument("recipes"));
}

}  // namespace
}  // namespace cervica::protocols

#include "core/catalogue/catalogue.h"

#include <functional>

#include "tests/support/catch_compat.h"

#include <nlohmann/json.hpp>

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr const char* kFiles[] = {"measures.json", "norms.json",       "reliability.json", "sources.json",
                                  "codes.json",    "instruments.json", "screening.json"};

/// Loads the shipped pack with one file changed; gives the issues as text.
std::string loadWith(const std::string& changed, const std::function<void(json&)>& change) {
  std::vector<std::string> texts;
  texts.reserve(std::size(kFiles));
  std::vector<PackFile> files;
  for (const char* name : kFiles) {
    std::string text(Catalogue::shippedFile(name));
    if (name == changed) {
      json document = json::parse(text);
      change(document);
      text = document.dump();
    }
    texts.push_back(std::move(text));
    files.push_back({name, texts.back()});
  }
  const auto loaded = Catalogue::load(files);
  return loaded ? std::string{} : loaded.error().text();
}

}  // namespace

TEST_CASE("The shipped pack loads and is indexed", "[core][catalogue]") {
  const auto catalogue = Catalogue::shipped();
  CHECK(catalogue->pack() == "2026.1");
  CHECK(catalogue->measures().size() == 76);
  CHECK(catalogue->norms().size() == 106);
  CHECK(catalogue->sources().size() == 291);
  CHECK(catalogue->instruments().size() == 20);
  const Measure* rotation = catalogue->measure("rom.cervical.rotation");
  REQUIRE(rotation != nullptr);
  CHECK(rotation->sided);
  CHECK(rotation->unit == "deg");
  const Measure* total = catalogue->measure("rom.cervical.transverse_total");
  REQUIRE(total != nullptr);
  CHECK(catalogue->normsOf(*total).size() >= 4);
  CHECK(catalogue->measure("rom.cervical") == nullptr);
  CHECK(catalogue->source("silva2009")->shortName() == "Silva 2009");
}

TEST_CASE("An unchanged copy of the pack has no issue", "[core][catalogue]") {
  CHECK(loadWith("norms.json", [](json&) {}).empty());
}

TEST_CASE("A broken pack is refused as a whole, with file and place", "[core][catalogue]") {
  struct Case {
    const char* file;
    std::function<void(json&)> change;
    const char* expected;
  };
  const std::vector<Case> cases{
      {"norms.json", [](json& d) { d["norms"][3]["sd"] = 0; }, "norms.json/norms/3/sd: must be above 0"},
      {"norms.json", [](json& d) { d["norms"][1]["id"] = d["norms"][0]["id"]; }, "norms.json/norms/1/id: "},
      {"norms.json", [](json& d) { d["norms"][0]["measure"] = "rom.tail"; }, "norms.json/norms/0/measure: "},
      {"norms.json", [](json& d) { d["norms"][0]["source"] = "nobody1900"; }, "norms.json/norms/0/source: "},
      {"norms.json", [](json& d) { d["norms"][0]["device"] = "yardstick"; }, "norms.json/norms/0/device: "},
      {"norms.json", [](json& d) { d["norms"][0]["n"] = nullptr; }, "needs mean, sd and n"},
      {"norms.json", [](json& d) { d["norms"][0]["mean"] = "127"; }, "norms.json/norms/0/mean: must be a number"},
      {"norms.json", [](json& d) { d["norms"][0]["age_from"] = 46; }, "must not be below age_from"},
      {"norms.json",
       [](json& d) {
         json copy = d["norms"][0];
         copy["id"] = "norm.second";
         copy["age_from"] = 40;
         copy["age_to"] = 60;
         d["norms"].push_back(copy);
       },
       "overlap those of the preferred norm"},
      {"norms.json", [](json& d) { d["pack"] = "1999.1"; }, "norms.json/pack: "},
      {"measures.json",
       [](json& d) {
         d["measures"][2]["range"] = {80, 0};
       },
       "measures.json/measures/2/range: "},
      {"measures.json", [](json& d) { d["measures"][2]["devices"] = {"yardstick"}; }, "measures.json/measures/2/devices: "},
      {"measures.json", [](json& d) { d["measures"][0]["direction"] = "up"; }, "must be one of \"higher\""},
      {"measures.json", [](json& d) { d["measures"][4]["derived_from"]["machine"]["sum"][0] = "rom.tail"; },
       "derived_from: "},
      {"reliability.json", [](json& d) { d["errors"][0]["icc"] = 1.4; }, "reliability.json/errors/0/icc: "},
      {"reliability.json", [](json& d) { d["mcid"][0]["value"] = 0; }, "reliability.json/mcid/0/value: "},
      {"instruments.json", [](json& d) { d["instruments"][4]["bands"][1]["from"] = 3; }, "overlaps the band before it"},
      {"screening.json", [](json& d) { d["questions"][0]["group"] = "group.none"; },
       "screening.json/questions/0/group: "},
      {"codes.json", [](json& d) { d["measures"][0]["id"] = "rom.tail"; }, "codes.json/measures/0/id: "},
      {"sources.json", [](json& d) { d["schema"] = "other"; }, "sources.json/schema: "},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file, one.expected);
    CHECK_THAT(loadWith(one.file, one.change), ContainsSubstring(one.expected));
  }
}

TEST_CASE("A missing or unreadable pack file is named", "[core][catalogue]") {
  const PackFile broken{"measures.json", "{\n \"schema\": "};
  const auto loaded = Catalogue::load({&broken, 1});
  REQUIRE_FALSE(loaded.ok());
  CHECK_THAT(loaded.error().text(), ContainsSubstring("measures.json: line 2"));
  CHECK_THAT(loaded.error().text(), ContainsSubstring("norms.json: is missing from the pack"));
}

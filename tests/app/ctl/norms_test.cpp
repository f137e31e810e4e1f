// The clinic's own norms at the command line, and visits scored with them.
#include <cstdlib>

#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A data home without a database.
class Home {
 public:
  Home() { setenv("CERVICA_HOME", folder_.path().c_str(), 1); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    return folder_.file(name, content);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

std::string readBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string kTable =
    "measure,side,sex,age_from,age_to,device,n,mean,sd\n"
    "rom.cervical.rotation,both,female,30,39,imu_dual,50,70,7\n"
    "rom.cervical.rotation,both,female,40,49,imu_dual,,,\n";

}  // namespace

TEST_CASE("A table is filled from a template and imported as the clinic's own", "[ctl][norms]") {
  const Home home;
  const std::string form = home.path() / "form.csv";
  REQUIRE(call({"norms", "template", "template.swinkels2014", "-o", form}).code == 0);
  CHECK(call({"norms", "template", "swinkels2014"}).out == readBytes(form));
  CHECK(call({"norms", "import", form, "--source", "X"}).code == 3);  // still empty

  const Called imported = call({"norms", "import", home.file("t.csv", kTable), "--source", "Own series 2025"});
  INFO(imported.err);
  REQUIRE(imported.code == 0);
  CHECK(imported.json()["version"] == "2026.1+clinic.1");
  CHECK(imported.json()["added"]["norms"] == 1);
  CHECK(imported.json()["skipped_rows"] == 1);

  const auto listed = call({"norms", "list"}).json();
  CHECK(listed["in_use"] == "2026.1+clinic.1");
  CHECK(listed["problem"].is_null());
  REQUIRE(listed["versions"].size() == 2);
  CHECK(listed["versions"][0]["own"] == false);
  CHECK(listed["versions"][1]["own"] == true);
  CHECK(listed["versions"][1]["norms"] == 1);
  CHECK(listed["versions"][1]["sources"][0] == "Own series 2025");
  CHECK(listed["templates"].size() == 17);

  const auto scores = call({"score", visitPath("intake")}).json();
  CHECK(scores["norm_pack"] == "2026.1+clinic.1");
  int own = 0;
  for (const auto& score : scores["scores"]) {
    if (score["measure"] == "rom.cervical.rotation") own += score["norm"].value("own", false) ? 1 : 0;
  }
  CHECK(own == 2);

  const std::string exported = home.path() / "pack.json";
  REQUIRE(call({"norms", "export", "clinic.1", "-o", exported}).code == 0);
  CHECK(call({"norms", "use", "2026.1"}).json()["in_use"] == "2026.1");
  CHECK(call({"score", visitPath("intake")}).json()["norm_pack"] == "2026.1");
  CHECK(call({"norms", "import", exported}).json()["version"] == "2026.1+clinic.2");
}

TEST_CASE("Wrong norms are refused with their place", "[ctl][norms]") {
  const Home home;
  std::string bad = kTable;
  bad.replace(bad.find(",70,7"), 5, ",70,0");
  const std::string file = home.file("t.csv", bad);
  const Called refused = call({"norms", "import", file, "--source", "X"});
  CHECK(refused.code == 3);
  CHECK_THAT(refused.err, ContainsSubstring(file + ":2: sd: must be above 0"));
  const std::string pack = home.file("p.json", R"({"schema": "cervica.clinic_pack.v1", "norms": [{"id": "a"}]})");
  CHECK_THAT(call({"norms", "import", pack}).err, ContainsSubstring(pack + "/norms/0/measure: is missing"));
  CHECK(call({"norms", "import", file}).code == 2);  // no source
  CHECK(call({"norms", "template", "youdas1066"}).code == 3);
  const Called unknown = call({"norms", "use", "clinic.9"});
  CHECK(unknown.code == 3);
  CHECK_THAT(unknown.err, ContainsSubstring("known are 2026.1"));
  CHECK(call({"norms", "export", "clinic.9"}).code == 3);
  CHECK(call({"norms", "sing"}).code == 2);
  CHECK_FALSE(std::filesystem::exists(home.path() / "packs" / "clinic-1.json"));
}

TEST_CASE("A pack that was damaged is named, and scoring goes on with the shipped norms", "[ctl][norms]") {
  const Home home;
  REQUIRE(call({"norms", "import", home.file("t.csv", kTable), "--source", "X"}).code == 0);
  static_cast<void>(home.file("packs/clinic-1.json", "{"));
  const Called scored = call({"score", visitPath("intake")});
  CHECK(scored.code == 0);
  CHECK(scored.json()["norm_pack"] == "2026.1");
  CHECK_THAT(scored.err, ContainsSubstring("2026.1+clinic.1"));
  CHECK_THAT(scored.err, ContainsSubstring("The shipped norms (2026.1) are used"));
  const auto listed = call({"norms", "list"}).json();
  CHECK(listed["in_use"] == "2026.1");
  CHECK(listed["problem"].is_string());
  CHECK_THAT(listed["versions"][1]["refused"][0]["place"].get<std::string>(), ContainsSubstring("clinic-1.json"));
}

TEST_CASE("A stored visit is scored again with another pack", "[ctl][norms]") {
  const Home home;
  unsetenv("CERVICA_DB");
  REQUIRE(call({"visit", "save", visitPath("intake")}).code == 0);
  REQUIRE(call({"norms", "import", home.file("t.csv", kTable), "--source", "X"}).code == 0);
  CHECK(call({"visit", "rescore", "V-1001-1"}).json() == call({"score", visitPath("intake")}).json());
  CHECK(call({"visit", "rescore", "V-1001-1"}).json()["norm_pack"] == "2026.1+clinic.1");
  CHECK(call({"visit", "rescore", "V-1001-1", "--pack", "2026.1"}).json()["norm_pack"] == "2026.1");
  const Called unknown = call({"visit", "rescore", "V-1001-1", "--pack", "1999.1"});
  CHECK(unknown.code == 3);
  CHECK_THAT(unknown.err, ContainsSubstring("known are 2026.1, 2026.1+clinic.1"));
  CHECK(call({"visit", "rescore", "V-none"}).code == 3);
  CHECK(call({"db", "stop"}).code == 0);
}

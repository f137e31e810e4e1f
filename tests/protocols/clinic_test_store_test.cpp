#include "protocols/clinic_test_store.h"

#include <sys/stat.h>

#include <fstream>

#include "assessment/runner/test_runner.h"
#include "core/json/json.h"
#include "protocols/pack.h"
#include "tests/assessment/runner/examiner.h"
#include "tests/support/catch_compat.h"

namespace cervica::protocols {
namespace {

namespace fs = std::filesystem;
using assessment::TestLibrary;
using Catch::Matchers::ContainsSubstring;
using core::Json;

class Home {
 public:
  Home() {
    std::string pattern = "/tmp/cervica-tests-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~Home() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  [[nodiscard]] fs::path folder() const { return path_ / "tests"; }
  [[nodiscard]] ClinicTestStore store() const { return {folder(), shippedPack().tests}; }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories(folder());
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

/// A test of a clinic's own, from the shipped definition of the craniocervical test.
Json ownTests() {
  const Json shipped = Json::parse(*catalogueDocument("tests"));
  Json own;
  own["schema"] = "cervica.tests.v1";
  for (const Json& test : shipped["tests"]) {
    if (test["id"] != "test.deep_neck_flexor_endurance") continue;
    own["tests"].push_back(test);
  }
  own["tests"][0]["id"] = "test.own_neck_hold";
  own["tests"][0]["title"] = "Neck hold as we do it";
  own["tests"][0]["blocked_like"] = "test.deep_neck_flexor_endurance";
  return own;
}

}  // namespace

TEST_CASE("A clinic's test is added, runs, and goes again", "[protocols][tests]") {
  const Home home;
  auto store = home.store();
  CHECK(store.active().library == shippedPack().tests);
  const auto added = store.add(ownTests().dump(), "own.json");
  INFO((added.ok() ? std::string() : added.error().text()));
  REQUIRE(added.ok());
  CHECK(*added == std::vector<std::string>{"test.own_neck_hold"});
  REQUIRE(store.add(ownTests().dump(), "own.json").ok());  // again: takes its own place

  const ActiveTests active = home.store().active();
  CHECK(active.problems.empty());
  CHECK(active.library->tests().size() == shippedPack().tests->tests().size() + 1);
  const auto* test = active.library->test("test.own_neck_hold");
  REQUIRE(test != nullptr);
  CHECK(test->origin == core::Origin::Clinic);
  CHECK(test->blockedAs() == "test.deep_neck_flexor_endurance");
  CHECK(active.library->testOf("endurance.deep_neck_flexor")->id == "test.deep_neck_flexor_endurance");
  struct stat found {};
  REQUIRE(::stat((home.folder() / "test.own_neck_hold.json").c_str(), &found) == 0);
  CHECK((found.st_mode & 077) == 0);

  assessment::TestRunner runner(*test, *core::Catalogue::shipped());
  test::Examiner examiner(runner);
  CHECK(examiner.finish() > 0);

  CHECK(store.remove("test.ccft").error().code == core::Error::Code::NotFound);
  CHECK(store.remove("test.own_neck_hold").ok());
  CHECK(store.active().library == shippedPack().tests);
}

TEST_CASE("A bad definition is refused with its places, and changes nothing", "[protocols][tests]") {
  const Home home;
  auto store = home.store();
  const auto refused = [&](Json document, const std::string& place, const std::string& what) {
    const auto result = store.add(document.dump(), "own.json");
    REQUIRE_FALSE(result.ok());
    CHECK_THAT(result.error().text(), ContainsSubstring("own.json" + place) && ContainsSubstring(what));
    CHECK_FALSE(fs::exists(home.folder()));
  };
  Json own = ownTests();
  own["tests"][0]["id"] = "test.ccft";
  refused(own, "/tests/0/id", "another test");
  own = ownTests();
  own["tests"][0].erase("blocked_like");
  refused(own, "/tests/0/blocked_like", "");
  own = ownTests();
  own["tests"][0]["blocked_like"] = "test.none";
  refused(own, "/tests/0/blocked_like", "");
  own = ownTests();
  own["tests"][0]["phases"][1]["kind"] = "dance";
  refused(own, "/tests/0/phases/1/kind", "");
  own = ownTests();
  own["tests"][0]["measures"][0] = "endurance.none";
  refused(own, "/tests/0/measures/0", "");
  own = ownTests();
  own["tests"][0]["holiday"] = true;
  refused(own, "/tests/0/holiday", "");
  refused(Json::parse(R"({"schema":"cervica.tests.v1","tests":[]})"), "/tests", "at least one");
  CHECK_FALSE(store.add("{", "own.json").ok());
}

TEST_CASE("A bad file in the folder is left out, the others are used", "[protocols][tests]") {
  const Home home;
  REQUIRE(home.store().add(ownTests().dump(), "own.json").ok());
  home.write("a-broken.json", "{\"schema\":");
  home.write("notes.txt", "no test");
  fs::create_symlink("loop.json", home.folder() / "loop.json");
  const ActiveTests active = home.store().active();
  CHECK(active.library->test("test.own_neck_hold") != nullptr);
  REQUIRE(active.problems.size() == 2);
  CHECK_THAT(active.problems[0], ContainsSubstring("a-broken.json"));
}

}  // namespace cervica::protocols

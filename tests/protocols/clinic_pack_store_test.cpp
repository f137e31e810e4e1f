#include "protocols/clinic_pack_store.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "core/json/json.h"
#include "core/table/csv.h"
#include "protocols/clinic_table.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::protocols {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using core::Catalogue;
using core::Json;

/// A clinic's folder that goes away with the object.
class Clinic {
 public:
  Clinic() {
    std::string pattern = "/tmp/cervica-packs-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    home_ = pattern;
  }
  ~Clinic() {
    std::error_code ignored;
    fs::remove_all(home_, ignored);
  }
  Clinic(const Clinic&) = delete;
  Clinic& operator=(const Clinic&) = delete;

  [[nodiscard]] fs::path folder() const { return home_ / "packs"; }
  [[nodiscard]] ClinicPackStore store() const { return ClinicPackStore(folder()); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories(folder());
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  }

  core::Result<AddedRecords> import(const std::string& table, bool replace = false) const {
    auto store = this->store();
    const auto records = readClinicTable(table, "table.csv", "Own series 2025", "", *store.active().catalogue);
    if (!records) return records.error();
    return store.add(*records, replace);
  }

 private:
  fs::path home_;
};

const std::string kHeader = "measure,side,sex,age_from,age_to,device,n,mean,sd\n";

std::string rotation(const std::string& ages, const std::string& mean, const std::string& sd = "7") {
  return "rom.cervical.rotation,both,female," + ages + ",crom,50," + mean + "," + sd + "\n";
}

TEST_CASE("Without a folder the shipped pack is in use", "[protocols][clinic_pack]") {
  const Clinic clinic;
  const auto active = clinic.store().active();
  CHECK(active.catalogue == Catalogue::shipped());
  CHECK(active.problem.empty());
  CHECK(clinic.store().list().versions.empty());
  CHECK_FALSE(fs::exists(clinic.folder()));
}

TEST_CASE("A filled table becomes a version in use, and versions can be switched", "[protocols][clinic_pack]") {
  const Clinic clinic;
  const auto first =
      clinic.import(kHeader + rotation("20,39", "70") + rotation("40,59", "", "") + rotation("60,79", "", ""));
  if (!first) FAIL(first.error().text());
  CHECK(first->version == "2026.1+clinic.1");
  CHECK(first->added.norms == 1);
  const auto second = clinic.import(kHeader + rotation("40,59", "65"));
  REQUIRE(second);
  CHECK(second->version == "2026.1+clinic.2");
  const auto active = clinic.store().active().catalogue;
  CHECK(active->pack() == "2026.1+clinic.2");
  CHECK(active->norms().size() == Catalogue::shipped()->norms().size() + 2);
  CHECK(active->norms().back().origin == core::Origin::Clinic);
  CHECK(active->source(active->norms().back().source)->citation == "Own series 2025");

  auto store = clinic.store();
  CHECK(store.use("clinic.1").value() == "2026.1+clinic.1");
  CHECK(store.active().catalogue->norms().size() == Catalogue::shipped()->norms().size() + 1);
  CHECK(store.use("2026.1").value() == "2026.1");
  CHECK(store.active().catalogue == Catalogue::shipped());
  CHECK(store.catalogue("2026.1+clinic.2").value()->pack() == "2026.1+clinic.2");

  const auto listing = store.list();
  CHECK(listing.active == "2026.1");
  REQUIRE(listing.versions.size() == 2);
  CHECK(listing.versions[1].counts.norms == 2);
  CHECK(listing.versions[1].sources == std::vector<std::string>{"Own series 2025"});
  CHECK_FALSE(listing.versions[0].refused);
}

TEST_CASE("Rows without values are skipped and counted", "[protocols][clinic_pack]") {
  const auto table = kHeader + rotation("20,39", "70") + "rom.cervical.flexion,,female,20,39,crom,50,,\n";
  const auto records = readClinicTable(table, "t.csv", "swinkels2014", "", *Catalogue::shipped());
  REQUIRE(records);
  CHECK(records->skipped == 1);
  CHECK(records->normPlaces == std::vector<std::string>{"t.csv:2"});
  CHECK(Json::parse(records->document)["norms"][0]["source"] == "swinkels2014");
  CHECK(tests::refusedOnlyAt(readClinicTable(kHeader, "t.csv", "X", "", *Catalogue::shipped()), "t.csv"));
}

TEST_CASE("A bad table is refused with file and line, and nothing changes", "[protocols][clinic_pack]") {
  const Clinic clinic;
  const auto refused = [&](const std::string& row, const std::string& text) {
    const auto added = clinic.import(kHeader + rotation("20,39", "70") + row);
    INFO(row);
    REQUIRE_FALSE(added.ok());
    CHECK_THAT(added.error().text(), ContainsSubstring("table.csv:3: " + text));
  };
  refused(rotation("40,59", "65", "0"), "sd: must be above 0");
  refused(rotation("40,59", "65", "-1"), "sd: must be above 0");
  refused(rotation("40,59", "650"), "mean: lies outside");
  refused(rotation("59,40", "65"), "age_to: must not be below age_from");
  refused(rotation("39,59", "65"), "age_from: the ages overlap");
  refused(rotation("40,", "65"), "age_to: is missing");
  refused(rotation("40,59", "6O"), "mean: \"6O\" is not a number");
  refused(rotation("40,59.5", "65"), "age_to: \"59.5\" is not a whole number");
  refused("rom.tail,both,female,40,59,crom,50,65,7\n", "measure: \"rom.tail\" is not a measure");
  refused("rom.cervical.rotation,both,female,40,59,yardstick,50,65,7\n", "device: \"yardstick\" is not a device");
  refused("rom.cervical.rotation,both,female,40,59,crom,1,65,7\n", "n: must be at least 2");
  refused("rom.cervical.rotation,,female,40,59,crom,50,65,7\n", "side: is missing");
  CHECK_FALSE(clinic.import("measure,sex,age_from,age_to,height\n").ok());
  CHECK(clinic.store().list().versions.empty());
}

TEST_CASE("The same cell again is refused unless it is to be replaced", "[protocols][clinic_pack]") {
  const Clinic clinic;
  REQUIRE(clinic.import(kHeader + rotation("20,39", "70")));
  CHECK(tests::refusedOnlyAt(clinic.import(kHeader + rotation("20,39", "71")), "table.csv:2"));
  const auto again = clinic.import(kHeader + rotation("30,49", "71"), true);
  REQUIRE(again);
  CHECK(again->replaced.norms == 1);
  CHECK(again->catalogue->norms().back().mean == 71);
  CHECK(clinic.store().catalogue("clinic.1").value()->norms().back().mean == 70);
}

TEST_CASE("An unlikely change with age is a warning", "[protocols][clinic_pack]") {
  const Clinic clinic;
  const auto likely = clinic.import(kHeader + rotation("20,29", "80") + rotation("70,79", "60"));
  REQUIRE(likely);
  CHECK(likely->warnings.empty());
  const auto swapped = clinic.import(kHeader + rotation("20,29", "60") + rotation("70,79", "80"), true);
  REQUIRE(swapped);
  REQUIRE(swapped->warnings.size() == 1);
  CHECK_THAT(swapped->warnings[0], ContainsSubstring("33 % higher"));
}

TEST_CASE("Every template can be filled and taken in", "[protocols][clinic_pack]") {
  for (const std::string& name : tableTemplates(*Catalogue::shipped())) {
    CAPTURE(name);
    const auto form = tableTemplate("template." + name, *Catalogue::shipped());
    REQUIRE(form);
    std::istringstream lines(*form);
    std::string header, row, filled;
    std::getline(lines, header);
    filled = header + "\n";
    for (int rows = 0; rows < 6 && std::getline(lines, row); ++rows) {
      const auto table = core::parseCsv(header + "\n" + row + "\n", "t").value();
      const core::Measure& measure = *Catalogue::shipped()->measure(table.rows[0].cells[0]);
      const double middle = (measure.lowest + measure.highest) / 2, width = (measure.highest - measure.lowest) / 10;
      std::string line;
      for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string& column = table.header[i];
        const double value = column == "q1" || column == "ci95_low" || column == "sd"   ? middle - width
                             : column == "q3" || column == "ci95_high" || column == "n" ? middle + width
                                                                                        : middle;
        std::string cell = table.rows[0].cells[i];
        if (cell.empty() && column == "n") cell = "30";
        if (cell.empty() && column == "age_from") cell = std::to_string(20);
        if (cell.empty() && column == "age_to") cell = std::to_string(40);
        if (cell.empty() && column == "icc") cell = "0.9";
        if (cell.empty() && column != "side" && column != "device" && column != "population") {
          cell = std::to_string(value);
        }
        line += (i == 0 ? "" : ",") + cell;
      }
      filled += line + "\n";
    }
    const Clinic clinic;
    const auto added = clinic.import(filled);
    if (!added) FAIL(filled << added.error().text());
    CHECK(added->added.norms + added->added.errors >= 1);
  }
  CHECK_FALSE(tableTemplate("youdas1066", *Catalogue::shipped()));
}

TEST_CASE("What lies in the folder is refused as a whole, and the shipped pack goes on", "[protocols][clinic_pack]") {
  const Clinic clinic;
  const auto refused = [&](const std::string& text) {
    const auto active = clinic.store().active();
    CHECK(active.catalogue == Catalogue::shipped());
    CHECK_THAT(active.problem, ContainsSubstring(text));
    CHECK_THAT(active.problem, ContainsSubstring("The shipped norms (2026.1) are used"));
    const auto listing = clinic.store().list();
    CHECK(listing.active == "2026.1");
    REQUIRE(listing.versions.size() == 1);
    CHECK(listing.versions[0].refused);
    CHECK_FALSE(clinic.store().use("clinic.1").ok());
    CHECK_FALSE(clinic.store().catalogue("clinic.1").ok());
  };
  clinic.write("active", "clinic.1\n");
  const fs::path file = clinic.folder() / "clinic-1.json";

  clinic.write("clinic-1.json", "{\"schema\": ");
  refused("clinic-1.json: line 1");
  clinic.write("clinic-1.json", "{\"schema\": \"\xc3\x28\"}");
  refused("not valid UTF-8");
  clinic.write("clinic-1.json", R"({"schema": "cervica.clinic_pack.v1", "version": 2, "norms": []})");
  refused("clinic-1.json/version");
  clinic.write("clinic-1.json", R"({"schema": "cervica.clinic_pack.v1", "version": 1, "norms": [{"id": "a"}]})");
  refused("clinic-1.json/norms/0/");

  fs::remove(file);
  fs::create_symlink(file, file);
  refused("is a link");
  fs::remove(file);
  fs::create_directory(file);
  refused("is not an ordinary file");
  fs::remove(file);
  REQUIRE(mkfifo(file.c_str(), 0600) == 0);
  refused("is not an ordinary file");
  fs::remove(file);

  clinic.write("clinic-1.json", "");
  fs::resize_file(file, std::uintmax_t{1} << 30U);
  refused("is larger than 16 MB");
}

TEST_CASE("A choice that cannot be read leaves the shipped pack in use", "[protocols][clinic_pack]") {
  const Clinic clinic;
  REQUIRE(clinic.import(kHeader + rotation("20,39", "70")));
  const auto refused = [&](const std::string& text) {
    const auto active = clinic.store().active();
    CHECK(active.catalogue == Catalogue::shipped());
    CHECK_THAT(active.problem, ContainsSubstring(text));
    CHECK_FALSE(clinic.import(kHeader + rotation("40,59", "65")).ok());
  };
  clinic.write("active", "clinic.01\n");
  refused("does not name a version");
  clinic.write("active", "../../etc/passwd\n");
  refused("does not name a version");
  clinic.write("active", "clinic.7\n");
  refused("there is no such file");
  fs::remove(clinic.folder() / "active");
  fs::create_symlink("active", clinic.folder() / "active");
  refused("is a link");
  // Choosing again puts it right.
  CHECK(clinic.store().use("clinic.1").ok());
  CHECK(clinic.store().active().problem.empty());
}

TEST_CASE("A folder that is a loop of links is refused", "[protocols][clinic_pack]") {
  const Clinic clinic;
  fs::create_symlink(clinic.folder(), clinic.folder());
  const auto active = clinic.store().active();
  CHECK(active.catalogue == Catalogue::shipped());
  CHECK_FALSE(active.problem.empty());
  CHECK(clinic.store().list().versions.empty());
}

TEST_CASE("An unknown version is refused with those that are known", "[protocols][clinic_pack]") {
  const Clinic clinic;
  REQUIRE(clinic.import(kHeader + rotation("20,39", "70")));
  for (const char* version : {"clinic.2", "2025.9", "2025.9+clinic.1", "clinic.x", "", "clinic.-1"}) {
    CAPTURE(version);
    const auto catalogue = clinic.store().catalogue(version);
    REQUIRE_FALSE(catalogue.ok());
    CHECK(catalogue.error().code == core::Error::Code::NotFound);
    CHECK_THAT(catalogue.error().text(), ContainsSubstring("2026.1, 2026.1+clinic.1"));
  }
}

TEST_CASE("Files and folder are for their owner only", "[protocols][clinic_pack]") {
  const Clinic clinic;
  REQUIRE(clinic.import(kHeader + rotation("20,39", "70")));
  const auto mode = [](const fs::path& path) { return fs::status(path).permissions(); };
  CHECK(mode(clinic.folder()) == fs::perms(0700));
  CHECK(mode(clinic.folder() / "clinic-1.json") == fs::perms(0600));
  CHECK(mode(clinic.folder() / "active") == fs::perms(0600));
}

TEST_CASE("Two writers take turns, and no version is lost", "[protocols][clinic_pack]") {
  const Clinic clinic;
  constexpr int kEach = 10;
  const auto write = [&](const char* sex) {
    for (int i = 0; i < kEach; ++i) {
      const std::string age = std::to_string(20 + i);
      const std::string row =
          "rom.cervical.rotation,both," + std::string(sex) + "," + age + "," + age + ",crom,50,70,7\n";
      if (!clinic.import(kHeader + row)) return;
    }
  };
  std::thread other([&] { write("female"); });
  write("male");
  other.join();
  CHECK(clinic.store().list().versions.size() == 2 * kEach);
  CHECK(clinic.store().active().catalogue->norms().size() == Catalogue::shipped()->norms().size() + 2 * kEach);
}

TEST_CASE("A clinic adopts its own error, and adopts it again", "[protocols][clinic_pack]") {
  const Clinic clinic;
  auto store = clinic.store();
  core::ReliabilityRecord record;
  record.measure = "rom.cervical.rotation";
  record.device = "crom";
  record.rater = core::Rater::Same;
  record.sem = 2.0;
  record.mdc95 = 5.54;
  record.n = 30;
  const auto added = adoptError(store, record, "Own test-retest study 2026");
  if (!added) FAIL(added.error().text());
  CHECK(added->added.errors == 1);
  CHECK(added->catalogue->reliability().back().origin == core::Origin::Clinic);
  record.mdc95 = 6.0;
  const auto again = adoptError(store, record, "Own test-retest study 2026");
  REQUIRE(again);
  CHECK(again->replaced.errors == 1);
  CHECK(again->catalogue->reliability().back().mdc95 == 6.0);
  record.measure = "rom.tail";
  CHECK_FALSE(adoptError(store, record, "X").ok());
  CHECK(store.list().versions.size() == 2);
}

}  // namespace
}  // namespace cervica::protocols

#include "db/journal/draft_journal.h"

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "core/base/failure.h"
#include "tests/db/support/processes.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using cervica::core::PatientId;
using cervica::core::VisitId;
using cervica::db::Draft;
using cervica::db::DraftJournal;
using cervica::test::Child;
using cervica::test::TempHome;

namespace {

Draft draftOf(const std::string& visit, const std::string& text, std::optional<int> basedOn = {}) {
  return {VisitId(visit), PatientId("P-1"), text, basedOn, {}};
}

}  // namespace

TEST_CASE("A draft comes back as it was put", "[db][journal]") {
  const TempHome home;
  const std::string odd("ä \0 \n {\"a\":1}", 14);
  {
    auto journal = DraftJournal::open(home.path() / "new" / "home");
    CHECK(journal.all().empty());
    CHECK(journal.notice().empty());
    journal.put(draftOf("V-1", odd, 3));
    journal.put(draftOf("V-2", "two"));
    journal.put(draftOf("V-2", "two, later"));
  }
  auto journal = DraftJournal::open(home.path() / "new" / "home");
  REQUIRE(journal.all().size() == 2);
  CHECK(journal.of(VisitId("V-1")).value().text == odd);
  CHECK(journal.of(VisitId("V-1")).value().basedOn == 3);
  CHECK(journal.of(VisitId("V-1")).value().patient == PatientId("P-1"));
  CHECK(journal.of(VisitId("V-2")).value().text == "two, later");
  CHECK_FALSE(journal.of(VisitId("V-2")).value().basedOn.has_value());
  CHECK(journal.of(VisitId("V-2")).value().updatedAt >= journal.of(VisitId("V-1")).value().updatedAt);
  journal.remove(VisitId("V-1"));
  journal.remove(VisitId("V-1"));
  CHECK(journal.all().size() == 1);
  CHECK_FALSE(journal.of(VisitId("V-1")).has_value());
}

TEST_CASE("Only its user may read the journal", "[db][journal]") {
  const TempHome home;
  auto journal = DraftJournal::open(home.path() / "home");
  journal.put(draftOf("V-1", "text"));
  struct stat found {};
  for (const char* name : {"", "drafts.sqlite", "drafts.sqlite-wal", "drafts.sqlite-shm"}) {
    INFO(name);
    REQUIRE(stat((home.path() / "home" / name).c_str(), &found) == 0);
    CHECK((found.st_mode & 077) == 0);
    CHECK(found.st_uid == geteuid());
  }
}

TEST_CASE("What put() was given survives kill -9 in the middle of typing", "[db][journal]") {
  const TempHome home;
  for (int round = 0; round < 5; ++round) {
    int reported = 0;
    {
      // Types on without a pause; each byte it sends says that one more put() has returned.
      Child typist([&](const auto& ready, const auto&) {
        auto journal = DraftJournal::open(home.path());
        for (int i = 1;; ++i) {
          journal.put(draftOf("V-1", std::string(20000, 'x') + std::to_string(i)));
          ready();
        }
      });
      for (int i = 0; i < 10 + 7 * round; ++i) {
        REQUIRE(typist.waitUntilReady());
        ++reported;
      }
      typist.kill9();
    }
    auto journal = DraftJournal::open(home.path());
    CHECK(journal.notice().empty());
    const auto draft = journal.of(VisitId("V-1"));
    REQUIRE(draft);
    REQUIRE(draft->text.size() > 20000);
    CHECK(std::stoi(draft->text.substr(20000)) >= reported);
  }
}

TEST_CASE("Two programs write one journal", "[db][journal]") {
  const TempHome home;
  const auto typist = [&](const std::string& name) {
    return std::make_unique<Child>([&home, name](const auto& ready, const auto&) {
      auto journal = DraftJournal::open(home.path());
      for (int i = 0; i < 40; ++i) journal.put(draftOf(name + std::to_string(i), "text"));
      ready();
    });
  };
  auto one = typist("a");
  auto two = typist("b");
  CHECK(one->end() == 0);
  CHECK(two->end() == 0);
  CHECK(DraftJournal::open(home.path()).all().size() == 80);
}

TEST_CASE("A damaged journal is moved aside and said", "[db][journal]") {
  const TempHome home;
  const auto file = home.path() / "drafts.sqlite";
  SECTION("no journal at all") {
    std::ofstream(file) << std::string(5000, 'j');
  }
  SECTION("pages overwritten") {
    {
      auto journal = DraftJournal::open(home.path());
      for (int i = 0; i < 200; ++i) journal.put(draftOf("V-" + std::to_string(i), std::string(3000, 'y')));
    }
    const auto size = fs::file_size(file);
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 4096; at + 4096 < size; at += 8192) {
      out.seekp(static_cast<std::streamoff>(at));
      out << std::string(4096, '\xa5');
    }
  }
  auto journal = DraftJournal::open(home.path());
  CHECK_THAT(journal.notice(), ContainsSubstring(file.string() + ".damaged-"));
  int aside = 0;
  for (const auto& entry : fs::directory_iterator(home.path())) {
    if (entry.path().filename().string().starts_with("drafts.sqlite.damaged-")) ++aside;
  }
  CHECK(aside >= 1);
  CHECK(journal.all().empty());
  journal.put(draftOf("V-1", "new"));
  CHECK(DraftJournal::open(home.path()).of(VisitId("V-1")).value().text == "new");
  CHECK(DraftJournal::open(home.path()).notice().empty());
}

TEST_CASE("A full disk is said when a draft cannot be kept", "[db][journal]") {
  if (geteuid() != 0) cervica::test::skip("mounting a small disk needs root");
  const TempHome home;
  const auto disk = home.path() / "disk";
  fs::create_directory(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) cervica::test::skip("mounting a small disk needs root");
  struct Unmount {
    fs::path disk;
    ~Unmount() { umount2(disk.c_str(), MNT_DETACH); }
  } const unmount{disk};
  auto journal = DraftJournal::open(disk);
  journal.put(draftOf("V-1", "small"));
  try {
    journal.put(draftOf("V-2", std::string(4 << 20, 'x')));
    FAIL("no failure");
  } catch (const cervica::core::Failure& failure) {
    CHECK(failure.kind() == cervica::core::Failure::Kind::Storage);
    CHECK_THAT(failure.what(), ContainsSubstring("is full"));
  }
  CHECK(journal.of(VisitId("V-1")).value().text == "small");
}

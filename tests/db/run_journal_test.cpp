#include "db/journal/run_journal.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "assessment/runner/run_event_text.h"
#include "assessment/runner/test_runner.h"
#include "assessment/tests/test_library.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/db/support/processes.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace std::chrono_literals;
using assessment::RunEvent;
using core::VisitId;
using db::RunJournal;
using test::TempHome;

namespace {

/// An examination as the desktop makes it: keys and samples in the order in which they happen.
std::vector<RunEvent> examination(const std::string& test) {
  test::SimulatedPatient patient(100);
  std::vector<RunEvent> events;
  // Over what is explained and practised, to the phase that is measured.
  const int skipped = test == "test.ccft" ? 4 : 2;
  for (int i = 0; i < skipped; ++i) events.push_back({0, assessment::PhaseSkipped{}});
  if (test == "test.ccft") {
    patient.pressure(20, 0.3);
    for (const double level : {22.0, 22.0, 22.0, 24.0, 24.0, 24.0, 26.0}) {
      patient.pressure(level, 10.5);
      patient.pressure(20, 11);
    }
  } else {
    events.push_back({0, assessment::Triggered{}});
    patient.still(2.5);
    for (int i = 0; i < 20; ++i) {
      patient.turnTo({-45, 0, 0}, 0.5);
      patient.turnTo({}, 0.5);
      patient.still(0.8);
    }
  }
  int n = 0;
  for (const assessment::Sample& sample : patient.samples()) {
    events.push_back({sample.timeS, assessment::SampleTaken{sample}});
    if (++n % 70 == 0) events.push_back({sample.timeS, assessment::Compensated{"jerky"}});
    if (n % 150 == 0) events.push_back({sample.timeS, assessment::PainRated{n % 10 * 1.0}});
  }
  return events;
}

/// What the child had appended, and when, where the parent can read it after the child's death.
struct Told {
  static constexpr std::size_t kMost = 200'000;
  std::atomic<std::size_t> count;
  std::array<std::atomic<std::int64_t>, kMost> atNs;
};

std::int64_t nowNs() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// Streams `events` at `perSecond` until it is killed.
[[noreturn]] void stream(const std::filesystem::path& home, const std::vector<RunEvent>& events, Told& told) {
  constexpr double kEventsPerS = 100;
  auto journal = RunJournal::open(home);
  journal.begin("R-1", VisitId("V-1"), "{}");
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(i) / kEventsPerS));
    journal.append(writeRunEvent(events[i]));
    told.atNs[i] = nowNs();
    told.count = i + 1;
  }
  ::pause();
  std::abort();
}

}  // namespace

TEST_CASE("A run comes back as it was appended", "[db][journal]") {
  const TempHome home;
  {
    auto journal = RunJournal::open(home.path());
    CHECK(journal.unfinished().empty());
    journal.begin("R-1", VisitId("V-1"), "header");
    for (int i = 0; i < 1000; ++i) journal.append("event " + std::to_string(i));
  }  // written at the end
  auto journal = RunJournal::open(home.path());
  auto runs = journal.unfinished();
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].id == "R-1");
  CHECK(runs[0].visit == VisitId("V-1"));
  CHECK(runs[0].header == "header");
  REQUIRE(runs[0].events.size() == 1000);
  CHECK(runs[0].events[999] == "event 999");

  journal.begin("R-1", VisitId("V-1"), "header");  // goes on
  journal.append("one more");
  journal.begin("R-2", VisitId("V-2"), "other");
  journal.append("of the second");
  runs = journal.unfinished();
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].events == std::vector<std::string>{"of the second"});
  CHECK(runs[1].events.size() == 1001);
  journal.end("R-1");
  journal.end("R-1");
  CHECK(journal.unfinished().size() == 1);
  journal.end("R-2");
  CHECK(RunJournal::open(home.path()).unfinished().empty());
}

TEST_CASE("Events reach the disk by themselves", "[db][journal]") {
  const TempHome home;
  auto journal = RunJournal::open(home.path());
  journal.begin("R-1", VisitId("V-1"), "");
  journal.append("a");
  // A second journal sees only what is in the file. Not a promise of time: the wait ends as soon as it is there.
  auto reader = RunJournal::open(home.path());
  for (int i = 0; i < 1000 && reader.unfinished().front().events.empty(); ++i) std::this_thread::sleep_for(10ms);
  CHECK(reader.unfinished().front().events == std::vector<std::string>{"a"});
}

TEST_CASE("A damaged file of runs is moved aside", "[db][journal]") {
  const TempHome home;
  { auto journal = RunJournal::open(home.path()); }
  { std::ofstream(home.path() / "runs.sqlite", std::ios::trunc) << "this is no database at all, and long enough"; }
  auto journal = RunJournal::open(home.path());
  CHECK(journal.notice().find("damaged") != std::string::npos);
  CHECK(journal.unfinished().empty());
}

TEST_CASE("kill -9 at 200 moments of a test with a live stream loses at most its last second", "[db][journal]") {
  std::mt19937 dice(20261122);
  std::uniform_int_distribution<int> untilMs(20, 450);
  auto* told =
      static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  REQUIRE(told != MAP_FAILED);
  std::size_t kept = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string test = round % 2 == 0 ? "test.ccft" : "test.cervical_arom";
    const std::vector<RunEvent> events = examination(test);
    REQUIRE(events.size() < Told::kMost);
    const TempHome home;
    told->count = 0;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) stream(home.path(), events, *told);
    while (told->count == 0) std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(std::chrono::milliseconds(untilMs(dice)));
    ::kill(child, SIGKILL);
    const std::int64_t diedNs = nowNs();
    ::waitpid(child, nullptr, 0);

    CAPTURE(round, test);
    auto journal = RunJournal::open(home.path());
    const auto runs = journal.unfinished();
    REQUIRE(runs.size() == 1);
    const std::vector<std::string>& lines = runs[0].events;
    const std::size_t appended = told->count;
    REQUIRE(lines.size() <= appended + 1);  // the last one may be appended and not told yet
    for (std::size_t i = lines.size(); i < appended; ++i) CHECK(diedNs - told->atNs[i] < 1'000'000'000);
    // What is there is the beginning of what was done, and folds to the same test.
    assessment::TestRunner recovered(*assessment::TestLibrary::shipped()->test(test), *core::Catalogue::shipped());
    assessment::TestRunner direct(*assessment::TestLibrary::shipped()->test(test), *core::Catalogue::shipped());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto event = assessment::readRunEvent(lines[i]);
      REQUIRE(event.ok());
      REQUIRE(*event == events[i]);
      recovered.apply(*event);
      direct.apply(events[i]);
    }
    CHECK(recovered.view().phase == direct.view().phase);
    CHECK(recovered.attempts().size() == direct.attempts().size());
    CHECK(recovered.marks() == direct.marks());
    kept += lines.size();
  }
  CHECK(kept > 1000);  // the test has seen streams, not empty files
  ::munmap(told, sizeof(Told));
}

#include "app/desktop/examination/examination.h"

#include <unistd.h>

#include <filesystem>
#include <map>

#include "app/desktop/examination/cue_tones.h"
#include "app/desktop/examination/hold_board.h"
#include "app/desktop/records/database_run_journal.h"
#include "assessment/tests/test_library.h"
#include "tests/app/desktop/qt_support.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::DraftVisit;
using app::Examination;
using app::HoldDot;
using assessment::Activity;

namespace {

/// A run of one test with a clock that the test moves.
class Bench {
 public:
  explicit Bench(const std::string& test) : library(assessment::TestLibrary::shipped()) {
    test::needApplication();
    draft = std::make_unique<DraftVisit>(test::visitOf(test::person("P-1", "Irene", "Marlow"), "V-1", "2026-03-02"),
                                         std::nullopt, core::Catalogue::shipped());
    definition = library->test(test);
    open();
  }
  void open() {
    Examination::Services services;
    services.journal = &journal;
    services.clock = [this] { return clockS; };
    services.now = [] { return test::noon(); };
    run = std::make_unique<Examination>(*definition, *draft, services);
  }
  void wait(double seconds) {
    for (double left = seconds; left > 1e-9; left -= 0.05) {
      clockS += std::min(0.05, left);
      run->tick();
    }
  }
  void send(const std::vector<assessment::Sample>& samples) {
    const double from = clockS;
    for (assessment::Sample sample : samples) {
      sample.timeS += from;
      clockS = sample.timeS;
      run->takeSamples({sample});
    }
  }
  void skipTo(const std::string& phase) {
    for (int i = 0; i < 30 && run->phase().id != phase; ++i) run->skipPhase();
  }

  std::shared_ptr<const assessment::TestLibrary> library;
  std::unique_ptr<DraftVisit> draft;
  const assessment::StructuredTest* definition = nullptr;
  app::MemoryRunJournal journal;
  double clockS = 500;
  std::unique_ptr<Examination> run;
};

/// Notes what came before what.
class OrderJournal : public app::MemoryRunJournal {
 public:
  explicit OrderJournal(std::vector<std::string>& order) : order_(order) {}
  void append(const assessment::RunEvent& event) override {
    if (std::holds_alternative<assessment::Triggered>(event.what)) order_.push_back("journal");
    MemoryRunJournal::append(event);
  }

 private:
  std::vector<std::string>& order_;
};

}  // namespace

TEST_CASE("A stopwatch test puts its time into the visit with the run", "[app][examination]") {
  Bench bench("test.deep_neck_flexor_endurance");
  bench.run->trigger();  // nothing runs yet
  CHECK(bench.run->stage() == Examination::Stage::Prepared);
  bench.run->begin();
  bench.skipTo("hold_1");
  bench.run->trigger();
  bench.wait(31.25);
  bench.run->trigger();
  bench.run->endBy("tuck_lost");
  bench.run->stop("patient_stop");
  REQUIRE(bench.run->ending());
  CHECK(bench.run->ending()->stored);
  const core::Visit& visit = bench.draft->visit();
  REQUIRE(visit.measurements.size() == 1);
  CHECK(visit.measurements[0].value == Approx(31.3).margin(0.06));
  CHECK(visit.measurements[0].device == "stopwatch");
  REQUIRE(visit.testRuns.size() == 1);
  CHECK(visit.testRuns[0].ended == "patient_stop");
  CHECK(visit.testRuns[0].startedAt == test::noon());
}

TEST_CASE("Every event is in the journal before it counts", "[app][examination]") {
  Bench bench("test.deep_neck_flexor_endurance");
  std::vector<std::string> order;
  OrderJournal journal(order);
  Examination::Services services;
  services.journal = &journal;
  services.clock = [&] { return bench.clockS; };
  services.now = [] { return test::noon(); };
  Examination run(*bench.definition, *bench.draft, services);
  run.begin();
  run.skipPhase();
  QObject::connect(&run, &Examination::changed, &run, [&] {
    if (run.view().activity == Activity::Running) order.push_back("state");
  });
  run.trigger();
  CHECK(order == std::vector<std::string>{"journal", "state"});
}

TEST_CASE("An interrupted run goes on where it was, time in between not counted", "[app][examination]") {
  Bench bench("test.deep_neck_flexor_endurance");
  bench.run->begin();
  bench.skipTo("hold_1");
  bench.run->trigger();
  bench.wait(10);
  bench.run->compensate("overlift");
  bench.clockS += 3600;
  bench.open();
  const auto waiting = bench.journal.open(bench.draft->visit().id);
  REQUIRE(waiting.size() == 1);
  const auto unfinished = bench.journal.read(waiting[0].visit, waiting[0].run);
  REQUIRE(unfinished);
  bench.run->resume(*unfinished);
  // Whether the hold was kept meanwhile is not known: it is done again.
  CHECK(bench.run->view().activity == Activity::Ready);
  CHECK(bench.run->phase().id == "hold_1");
  CHECK(bench.run->runner().attempts().empty());
  bench.run->trigger();
  bench.wait(15);
  bench.run->trigger();
  bench.run->endBy("tuck_lost");
  CHECK(bench.run->runner().attempts().back().value.value_or(0) == Approx(15).margin(0.1));
  bench.run->stop("examiner_stop");
  bench.run->close();
  CHECK(bench.journal.open(bench.draft->visit().id).empty());  // no stream to wait for
}

TEST_CASE("An end by mistake is taken back, and the run stays one", "[app][examination]") {
  Bench bench("test.deep_neck_flexor_endurance");
  bench.run->begin();
  bench.skipTo("hold_1");
  bench.run->stop("examiner_stop");
  CHECK(bench.run->stage() == Examination::Stage::Over);
  bench.run->undo();
  CHECK(bench.run->stage() == Examination::Stage::Running);
  CHECK_FALSE(bench.run->ending());
  bench.run->stop("patient_stop");
  REQUIRE(bench.draft->visit().testRuns.size() == 1);
  CHECK(bench.draft->visit().testRuns[0].ended == "patient_stop");
}

TEST_CASE("The board shows what became of each hold of a level", "[app][examination]") {
  Bench bench("test.ccft");
  bench.run->begin();
  bench.skipTo("stage2_find");
  test::SimulatedPatient patient(50);
  patient.pressure(20, 1);
  for (int i = 0; i < 3; ++i) {
    patient.pressureRamp(22, 0.5);
    patient.pressure(22, i == 1 ? 5 : 11);
    patient.pressureRamp(20, 0.5);
    patient.pressure(20, 12);
  }
  patient.pressureRamp(22, 0.5);
  patient.pressure(22, 4);
  bench.send(patient.samples());
  const auto board = app::holdBoard(bench.run->runner(), bench.run->view());
  REQUIRE(board.size() == 5);
  CHECK(board[0].level == 22);
  CHECK(board[0].current);
  REQUIRE(board[0].dots.size() == 4);  // the missed one is offered again
  CHECK(board[0].dots[0].state == HoldDot::State::Held);
  CHECK(board[0].dots[1].state == HoldDot::State::Missed);
  CHECK(board[0].dots[2].state == HoldDot::State::Held);
  CHECK(board[0].dots[3].state == HoldDot::State::Now);
  CHECK(board[0].dots[3].share == Approx(0.4).margin(0.05));
  CHECK(board[4].count(HoldDot::State::Open) == 3);
  bench.run->overrule(1, true);
  const auto after = app::holdBoard(bench.run->runner(), bench.run->view());
  CHECK(after[0].dots[1].state == HoldDot::State::Held);
  CHECK(after[0].dots[1].overruled);
}

TEST_CASE("A stream waits in the journal until it is beside its visit", "[app][examination]") {
  Bench bench("test.ccft");
  bench.run->begin();
  bench.skipTo("stage2_find");
  test::SimulatedPatient patient(50);
  patient.pressure(22, 11);
  bench.send(patient.samples());
  bench.run->stop("examiner_stop");
  bench.run->close();
  const core::TestRun& run = bench.draft->visit().testRuns.front();
  CHECK(run.recorded);
  const auto kept = bench.journal.read(bench.draft->visit().id, run.id);
  REQUIRE(kept);
  const auto stream = assessment::readRecording(app::streamOf(*kept));
  REQUIRE(stream.ok());
  CHECK(stream->timeS.size() == patient.samples().size());
  CHECK(stream->pressureMmHg == std::vector<double>(patient.samples().size(), 22.0));
  bench.open();  // the next run has another id
  bench.run->begin();
  CHECK(bench.journal.open(bench.draft->visit().id).size() == 2);
}

TEST_CASE("A run on the disk is there after a sudden end, and goes on", "[app][examination]") {
  const auto home = std::filesystem::temp_directory_path() / ("cervica-runs-" + std::to_string(::getpid()));
  std::filesystem::create_directories(home);
  const app::RunHeader header{"run-1",      "test.ccft", core::VisitId("V-1"),
                              test::noon(), true,        {assessment::Alignment::GravityNod, assessment::WorldUp::Z}};
  assessment::Sample sample;
  sample.timeS = 0.125;
  sample.pressureMmHg = 21.7;
  const std::vector<assessment::RunEvent> events{
      {0, assessment::TimePassed{}}, {0.125, assessment::SampleTaken{sample}}, {1, assessment::Triggered{}}};
  {
    app::DatabaseRunJournal journal(home);
    REQUIRE(journal.problem().isEmpty());
    journal.begin(header);
    for (const auto& event : events) journal.append(event);
  }
  app::DatabaseRunJournal journal(home);
  CHECK(journal.open(core::VisitId("V-2")).empty());
  REQUIRE(journal.open(core::VisitId("V-1")).size() == 1);
  const auto run = journal.read(core::VisitId("V-1"), "run-1");
  REQUIRE(run);
  CHECK(run->header.test == header.test);
  CHECK(run->header.startedAt == header.startedAt);
  CHECK(run->header.simulated);
  CHECK(run->header.settings == header.settings);
  CHECK(run->events == events);
  journal.goOn(run->header);
  journal.append({2, assessment::Undone{}});
  const auto longer = journal.read(core::VisitId("V-1"), "run-1");
  REQUIRE(longer);
  CHECK(longer->events.size() == events.size() + 1);
  journal.end(core::VisitId("V-1"), "run-1");
  CHECK(journal.open(core::VisitId("V-1")).empty());
  std::filesystem::remove_all(home);
}

TEST_CASE("Repetitions of both sides stand side by side with mean and variation", "[app][examination]") {
  Bench bench("test.cervical_arom");
  bench.run->begin();
  bench.skipTo("rotation_right");
  const auto type = [&](double deg) {
    bench.run->enter(deg);
    if (bench.run->view().activity == Activity::Resting) bench.run->trigger();
  };
  for (const double deg : {65.0, 67.0, 66.0}) type(deg);
  type(51);
  const auto rows = app::repetitionRows(bench.run->runner(), bench.run->view());
  REQUIRE(rows.size() == 2);
  std::map<core::Side, app::RepetitionRow> by;
  for (const auto& row : rows) by[*row.side] = row;
  CHECK(by[core::Side::Right].values == std::vector<double>{65, 67, 66});
  CHECK(by[core::Side::Right].mean == 66);
  REQUIRE(by[core::Side::Right].variationPercent);
  CHECK(*by[core::Side::Right].variationPercent == Approx(100.0 / 66));  // SD of 65, 66, 67 is 1
  CHECK(by[core::Side::Left].values == std::vector<double>{51});
  CHECK_FALSE(by[core::Side::Left].variationPercent);
  CHECK(by[core::Side::Left].current);
}

TEST_CASE("Values of a simulated device never reach the visit", "[app][examination]") {
  Bench bench("test.ccft");
  app::SourceState source;
  source.pressure = source.simulated = true;
  bench.run->setSource(source);
  bench.run->begin();
  bench.skipTo("stage2_find");
  test::SimulatedPatient patient(50);
  patient.pressure(22, 11);
  patient.pressure(20, 3);
  bench.send(patient.samples());
  CHECK(bench.run->runner().attempts().size() == 1);
  bench.run->stop("examiner_stop");
  REQUIRE(bench.run->ending());
  CHECK_FALSE(bench.run->ending()->outcome.measurements.empty());
  CHECK_FALSE(bench.run->ending()->stored);
  CHECK(bench.draft->visit().measurements.empty());
  CHECK(bench.draft->visit().testRuns.empty());
}

TEST_CASE("Tones begin and end in silence and differ", "[app][examination]") {
  using assessment::CueSound;
  CHECK(app::toneOf(CueSound::None).empty());
  std::vector<std::vector<std::int16_t>> tones;
  for (const CueSound sound :
       {CueSound::Tick, CueSound::BeepLow, CueSound::BeepHigh, CueSound::Chime, CueSound::Shutter}) {
    auto tone = app::toneOf(sound);
    REQUIRE(tone.size() > 1000);
    CHECK(std::abs(tone.front()) < 200);
    CHECK(std::abs(tone.back()) < 400);
    CHECK(*std::max_element(tone.begin(), tone.end()) > 4000);
    CHECK(std::find(tones.begin(), tones.end(), tone) == tones.end());
    tones.push_back(std::move(tone));
  }
}

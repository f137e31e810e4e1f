#include "app/desktop/visit/draft_visit.h"

#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::DraftVisit;
using app::EntryKey;

namespace {

const EntryKey kRotationLeft{"rom.cervical.rotation", core::Side::Left, 1};

core::Visit emptyVisit() {
  core::Visit visit = test::sampleVisit("intake");
  visit.measurements.clear();
  visit.questionnaires.clear();
  visit.screening.clear();
  visit.symptoms.reset();
  visit.habits.reset();
  return visit;
}

core::TestRun sampleRun() {
  core::TestRun run{"R-1", "test.ccft", *core::parseMoment("2026-03-02T10:41:00+01:00"), "stage_2", "pain", {}, true};
  run.marks.push_back({12.34, core::TestMark::Kind::Compensation, "jerky", "24 mmHg, hold 1", std::nullopt, {}});
  return run;
}

core::ScreeningAcknowledgement sampleAcknowledgement() {
  return {"test.ccft", "Imaging seen today", "J. Keller", *core::parseMoment("2026-03-02T10:40:00+01:00")};
}

// Everything said about the same trials, whatever the order.
std::vector<core::Measurement> sorted(std::vector<core::Measurement> measurements) {
  std::sort(measurements.begin(), measurements.end(), [](const auto& a, const auto& b) {
    return std::tie(a.measure, a.side, a.trial, a.value) < std::tie(b.measure, b.side, b.trial, b.value);
  });
  return measurements;
}

}  // namespace

TEST_CASE("A stored visit opened for typing still says the same", "[app][draft]") {
  for (const char* name : {"intake", "follow_up", "older", "fresh_injury"}) {
    const core::Visit stored = test::sampleVisit(name);
    DraftVisit draft(stored, 1, test::catalogue());
    core::Visit back = draft.visit();
    CHECK(sorted(back.measurements) == sorted(stored.measurements));
    CHECK(back.questionnaires.size() == stored.questionnaires.size());
    CHECK(back.screening == stored.screening);
    CHECK(back.patient == stored.patient);
    CHECK(draft.reading().complete());
    CHECK_FALSE(draft.unsaved());
    CHECK(core::validate(back, *test::catalogue()).empty());
  }
}

TEST_CASE("A valid value reaches the visit with device and trial", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  draft.setDevice(kRotationLeft.sided(), "imu_dual");
  draft.setValue(kRotationLeft, QStringLiteral("52,5"));
  REQUIRE(draft.visit().measurements.size() == 1);
  const core::Measurement& typed = draft.visit().measurements.front();
  CHECK(typed.value == 52.5);
  CHECK(typed.device == "imu_dual");
  CHECK(typed.side == core::Side::Left);
  CHECK(typed.trial == 1);
  CHECK(draft.unsaved());
}

TEST_CASE("A text that is not valid stays as typed and never reaches the visit", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  for (const char* text : {"5o", "1e2", "1,000.5", "--3", "nan", "400"}) {
    draft.setValue(kRotationLeft, QString::fromLatin1(text));
    INFO(text);
    CHECK(draft.visit().measurements.empty());
    CHECK(draft.entry(kRotationLeft).value == QString::fromLatin1(text));
    CHECK_FALSE(draft.problem(kRotationLeft).isEmpty());
  }
  draft.setValue(kRotationLeft, QStringLiteral("60"));
  CHECK(draft.problem(kRotationLeft).isEmpty());
  CHECK(draft.visit().measurements.size() == 1);
}

TEST_CASE("Typing on in one field is one step of undo, another field is another", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  const EntryKey right{"rom.cervical.rotation", core::Side::Right, 1};
  draft.setValue(kRotationLeft, QStringLiteral("5"));
  draft.setValue(kRotationLeft, QStringLiteral("52"));
  draft.setValue(right, QStringLiteral("66"));
  CHECK(draft.undoText() == QStringLiteral("Cervical rotation, right: 66"));
  draft.undo();
  CHECK(draft.entry(right).value.isEmpty());
  CHECK(draft.entry(kRotationLeft).value == QStringLiteral("52"));
  draft.undo();
  CHECK(draft.empty());
  CHECK_FALSE(draft.canUndo());
  draft.redo();
  draft.redo();
  CHECK(draft.entry(right).value == QStringLiteral("66"));
  CHECK_FALSE(draft.canRedo());
  draft.endOfEntry();
  draft.setValue(right, QStringLiteral("67"));
  draft.undo();
  CHECK(draft.entry(right).value == QStringLiteral("66"));
}

TEST_CASE("A change after undo forgets what was taken back", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  draft.setValue(kRotationLeft, QStringLiteral("52"));
  draft.endOfEntry();
  draft.setSymptom("symptom.stiffness", true);
  draft.undo();
  draft.setHabit("habit.no_breaks", true);
  CHECK_FALSE(draft.canRedo());
  CHECK_FALSE(draft.visit().symptoms.has_value());
  CHECK(draft.visit().habits == std::vector<std::string>{"habit.no_breaks"});
}

TEST_CASE("The journal keeps everything typed, valid or not", "[app][draft][journal]") {
  DraftVisit draft(emptyVisit(), 3, test::catalogue());
  draft.setValue(kRotationLeft, QStringLiteral("52"));
  draft.setPain(kRotationLeft, QStringLiteral("4"));
  draft.setNote(kRotationLeft, QString::fromUtf8("zieht am Ende – \"links\""));
  draft.setValue({"rom.cervical.rotation", core::Side::Right, 2}, QStringLiteral("6o"));
  draft.setAnswer("flag.fever", QStringLiteral("no"));
  draft.setAnswer("history.duration_weeks", QStringLiteral("about 26"));
  draft.setItemAnswer("prom.ndi", 3, QStringLiteral("2"));
  draft.setNoSymptoms();
  draft.setHabit("habit.no_breaks", true);
  const std::string written = app::writeDraft(draft.journalled(), *test::catalogue());
  const auto read = app::readJournal(written, *test::catalogue());
  REQUIRE(read.ok());
  CHECK(*read == draft.journalled());
  DraftVisit again(*read, test::catalogue());
  CHECK(again.visit() == draft.visit());
  CHECK(again.entry({"rom.cervical.rotation", core::Side::Right, 2}).value == QStringLiteral("6o"));
  CHECK(again.answer("history.duration_weeks") == QStringLiteral("about 26"));
  CHECK(again.unsaved());
}

TEST_CASE("A test run brings its measurements and devices in one step", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  draft.setValue(kRotationLeft, QStringLiteral("52"));
  draft.setValue({"rom.cervical.rotation", core::Side::Left, 3}, QStringLiteral("54"));
  draft.endOfEntry();
  const core::Visit before = draft.visit();
  const std::vector<core::Measurement> measured{
      {"rom.cervical.rotation", core::Side::Left, 61.5, "imu_dual", 1, 2, "slow", "seated"},
      {"rom.cervical.rotation", core::Side::Left, 62, "imu_dual", 2}};
  draft.addTestRun(sampleRun(), measured, QStringLiteral("Rotation"));
  CHECK(draft.undoText() == QStringLiteral("Rotation: stopped, 2 value(s)"));
  REQUIRE(draft.visit().testRuns == std::vector{sampleRun()});
  const std::vector<core::Measurement>& now = draft.visit().measurements;
  REQUIRE(now.size() == 3);  // the third trial stays as it was typed
  CHECK(now[0] == measured[0]);
  CHECK(now[1] == measured[1]);
  CHECK(now[2].value == 54);
  CHECK(draft.device(kRotationLeft.sided()) == "imu_dual");
  draft.undo();
  CHECK(draft.visit() == before);
  draft.redo();
  core::TestRun finished = sampleRun();
  finished.ended = core::TestRun::kCompleted;
  draft.addTestRun(finished, {});
  CHECK(draft.undoText() == QStringLiteral("test.ccft: done, 0 value(s)"));
  CHECK(draft.visit().testRuns == std::vector{finished});
}

TEST_CASE("Runs and acknowledgements survive saving, opening and the journal", "[app][draft][journal]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  draft.addAcknowledgement(sampleAcknowledgement(), QStringLiteral("Craniocervical flexion"));
  CHECK(draft.undoText() == QStringLiteral("Craniocervical flexion: allowed with a reason"));
  draft.addTestRun(sampleRun(), {{"ccft.highest_pressure", std::nullopt, 24, {}, {}, {}, {}, "stage_2"}});
  REQUIRE(draft.visit().acknowledged == std::vector{sampleAcknowledgement()});
  const DraftVisit reopened(draft.visit(), 1, test::catalogue());
  CHECK(reopened.visit() == draft.visit());
  const auto read = app::readJournal(app::writeDraft(draft.journalled(), *test::catalogue()), *test::catalogue());
  REQUIRE(read.ok());
  CHECK(*read == draft.journalled());
}

TEST_CASE("A draft of the journal's first form is still read", "[app][draft][journal]") {
  const auto read = app::readJournal(
      R"({"schema":"cervica.draft.v1","patient":{"id":"P-1","birth_date":"1984-05-02","sex":"female"},
          "visit":{"id":"V-1","started_at":"2026-03-02T10:30:00+01:00","kind":"intake","examiner":""},
          "state":{"screening":{"flag.fever":"no"}},"base_version":2})",
      *test::catalogue());
  REQUIRE(read.ok());
  CHECK(read->header.id.text() == "V-1");
  CHECK(read->baseVersion == 2);
  CHECK(read->state.screening.at("flag.fever") == QStringLiteral("no"));
}

TEST_CASE("What is not a journal is refused", "[app][draft][journal]") {
  for (const char* text : {"", "{}", "[]", "{\"schema\":\"cervica.visit.v1\"}", "{\"schema\":\"cervica.draft.v1\"}"}) {
    CHECK_FALSE(app::readJournal(text, *test::catalogue()).ok());
  }
}

TEST_CASE("None of these answers only what was not answered", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  draft.setAnswer("flag.fever", QStringLiteral("yes"));
  draft.answerOthersNo({"flag.fever", "flag.immunosuppression"}, QStringLiteral("Infection"));
  CHECK(draft.answer("flag.fever") == QStringLiteral("yes"));
  CHECK(draft.answer("flag.immunosuppression") == QStringLiteral("no"));
  draft.undo();
  CHECK(draft.answer("flag.immunosuppression").isEmpty());
}

TEST_CASE("Each value is judged as it is typed", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  const EntryKey angle{"posture.craniovertebral_angle", std::nullopt, 1};
  CHECK_FALSE(draft.judgement(angle.sided()).has_value());
  for (int trial = 1; trial <= 3; ++trial) {
    draft.setValue({angle.measure, angle.side, trial}, QString::fromLatin1(trial == 1   ? "44"
                                                                           : trial == 2 ? "43.2"
                                                                                        : "43.6"));
  }
  const auto judged = draft.judgement(angle.sided());
  REQUIRE(judged.has_value());
  REQUIRE(judged->score.has_value());
  CHECK(judged->score->band == core::Band::Borderline);
  CHECK(judged->score->measurement.trials == 3);
}

TEST_CASE("A second trial numbers the first", "[app][draft]") {
  DraftVisit draft(emptyVisit(), std::nullopt, test::catalogue());
  const std::string measure = "endurance.neck_extensor_loaded";
  draft.setValue({measure, std::nullopt, 1}, QStringLiteral("30"));
  CHECK_FALSE(draft.visit().measurements.front().trial.has_value());
  draft.setValue({measure, std::nullopt, 2}, QStringLiteral("40"));
  REQUIRE(draft.visit().measurements.size() == 2);
  CHECK(draft.visit().measurements[0].trial == 1);
  CHECK(draft.visit().measurements[1].trial == 2);
}

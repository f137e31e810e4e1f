#include "assessment/tests/test_reader.h"

#include <algorithm>
#include <set>

#include "assessment/tests/cue_time.h"
#include "core/catalogue/record_readers.h"

namespace cervica::assessment {
namespace {

using core::JsonCursor;

/// What one sitting allows; a longer hold or rest is a slip of the pen.
constexpr Limits kSeconds{0, 3600};
/// Wide enough for every angle, force and pressure that a test names.
constexpr Limits kReading{-1000, 1000};
constexpr Limits kSpread{0, 1000};
constexpr int kMostRepetitions = 100;
constexpr int kMostTrials = 20;
constexpr std::string_view kSchema = "cervica.tests.v1";

PhaseKind readPhaseKind(const JsonCursor& at) {
  return at.choice<PhaseKind>({{"instruct", PhaseKind::Instruct},
                               {"timed_hold", PhaseKind::TimedHold},
                               {"timed_rest", PhaseKind::TimedRest},
                               {"repetitions", PhaseKind::Repetitions},
                               {"stopwatch", PhaseKind::Stopwatch},
                               {"value_entry", PhaseKind::ValueEntry},
                               {"observation", PhaseKind::Observation},
                               {"photo", PhaseKind::Photo},
                               {"recording", PhaseKind::Recording}});
}

Cue readCue(const JsonCursor& at) {
  if (!at.expectObject()) return {};
  at.onlyMembers({"at", "text", "sound"});
  Cue cue;
  const std::string when = sentence(at["at"]);
  const auto time = parseCueTime(when);
  if (time) {
    cue.at = *time;
  } else if (!when.empty()) {
    at["at"].report("is not a moment of a phase, such as \"start\", \"7s\", \"every_6s\" or \"event:name\"");
  }
  cue.text = sentence(at["text"]);
  cue.sound = at["sound"].choice<CueSound>({{"none", CueSound::None},
                                            {"tick", CueSound::Tick},
                                            {"beep_low", CueSound::BeepLow},
                                            {"beep_high", CueSound::BeepHigh},
                                            {"chime", CueSound::Chime},
                                            {"shutter", CueSound::Shutter}});
  return cue;
}

SignalRule readSignalRule(const JsonCursor& at) {
  at.onlyMembers({"signal", "within", "of", "below_target_by", "off_target_by", "below", "for_s"});
  SignalRule rule;
  rule.signal = at["signal"].choice<SignalRule::Signal>({{"pressure_mmHg", SignalRule::Signal::Pressure},
                                                         {"angle_deg", SignalRule::Signal::Angle},
                                                         {"force_N", SignalRule::Signal::Force},
                                                         {"speed_deg_s", SignalRule::Signal::Speed}});
  rule.seconds = numberIn(at["for_s"], kSeconds);
  int kinds = 0;
  const auto take = [&](const JsonCursor& limit, SignalRule::Kind kind) {
    if (!limit.present()) return;
    ++kinds;
    rule.kind = kind;
    rule.limit = numberIn(limit, kSpread);
  };
  take(at["within"], SignalRule::Kind::Within);
  take(at["below_target_by"], SignalRule::Kind::BelowTargetBy);
  take(at["off_target_by"], SignalRule::Kind::OffTargetBy);
  take(at["below"], SignalRule::Kind::Below);
  if (kinds != 1) at.report("must have exactly one of within, below_target_by, off_target_by and below");
  if (rule.kind == SignalRule::Kind::Within) {
    rule.of = numberIn(at["of"], kReading);
  } else if (at["of"].present()) {
    at["of"].report("belongs to \"within\" only");
  }
  return rule;
}

EndReason readEndReason(const JsonCursor& at) {
  if (!at.expectObject()) return {};
  at.onlyMembers({"reason", "label", "auto"});
  EndReason reason;
  reason.reason = sentence(at["reason"]);
  reason.label = sentence(at["label"]);
  const JsonCursor automatic = at["auto"];
  if (!automatic.present() || !automatic.expectObject()) return reason;
  if (automatic["elapsed_s"].present()) {
    automatic.onlyMembers({"elapsed_s"});
    reason.automatic = ElapsedRule{numberIn(automatic["elapsed_s"], kSeconds)};
  } else {
    reason.automatic = readSignalRule(automatic);
  }
  return reason;
}

/// Reads the phases and the rest of one test, whose measures are known already.
class OneTest {
 public:
  OneTest(const core::Catalogue& catalogue, StructuredTest& test) : catalogue_(catalogue), test_(test) {}

  void readMeasures(const JsonCursor& at, std::set<std::string>& taken) {
    test_.measures =
        references(at, "measure", [&](const std::string& id) { return catalogue_.measure(id) != nullptr; });
    bool sided = false;
    for (std::size_t i = 0; i < test_.measures.size(); ++i) {
      const core::Measure* measure = catalogue_.measure(test_.measures[i]);
      sided = sided || (measure != nullptr && measure->sided);
      if (!taken.insert(test_.measures[i]).second) at.at(i).report("belongs to another test already");
    }
    sided_ = sided;
  }

  void readSided(const JsonCursor& at) {
    test_.sided = at.boolean();
    if (at.present() && test_.sided != sided_) at.report("does not agree with the measures of the test");
  }

  void readPhase(const JsonCursor& at, IdRegister& ids) {
    if (!at.expectObject()) return;
    at.onlyMembers({"id", "title", "kind", "measure", "target", "tolerance", "unit", "hold_s", "rest_s", "repetitions",
                    "levels", "success", "end_when", "cues"});
    TestPhase phase;
    phase.id = ids.read(at["id"]);
    phase.title = sentence(at["title"]);
    phase.kind = readPhaseKind(at["kind"]);
    if (at["measure"].present()) phase.measure = ownMeasure(at["measure"]);
    phase.target = optionalNumberIn(at["target"], kReading);
    phase.tolerance = optionalNumberIn(at["tolerance"], kSpread);
    phase.unit = at["unit"].optionalText();
    phase.holdSeconds = optionalNumberIn(at["hold_s"], kSeconds);
    phase.restSeconds = optionalNumberIn(at["rest_s"], kSeconds);
    phase.repetitions = optionalIntegerIn(at["repetitions"], 1, kMostRepetitions);
    readLevels(at["levels"], phase);
    phase.success = at["success"].optionalText();
    at["end_when"].forEach(
        [&](const JsonCursor& reason, std::size_t) { phase.endWhen.push_back(readEndReason(reason)); });
    at["cues"].forEach([&](const JsonCursor& cue, std::size_t) { phase.cues.push_back(readCue(cue)); });
    if (phase.target && phase.unit.empty()) at["unit"].report("is needed with a target");
    if (phase.kind == PhaseKind::TimedRest && !phase.restSeconds) at["rest_s"].report("is needed by a rest");
    if (phase.kind == PhaseKind::TimedHold && !phase.holdSeconds) at["hold_s"].report("is needed by a timed hold");
    test_.phases.push_back(std::move(phase));
  }

  void readScoring(const JsonCursor& at) {
    if (!at.expectObject()) return;
    at.onlyMembers({"measure", "formula", "machine", "note"});
    TestScoring scoring;
    scoring.measure = ownMeasure(at["measure"]);
    scoring.formula = sentence(at["formula"]);
    scoring.note = at["note"].optionalText();
    readOperation(at["machine"], scoring);
    test_.scoring.push_back(std::move(scoring));
  }

  void expectScoringOfEveryMeasure(const JsonCursor& at) const {
    for (const std::string& id : test_.measures) {
      const auto count = std::count_if(test_.scoring.begin(), test_.scoring.end(),
                                       [&](const TestScoring& scoring) { return scoring.measure == id; });
      if (count != 1) at.report("must say once how '" + id + "' is scored");
    }
  }

  void readGauge(const JsonCursor& at) {
    if (!at.present() || !at.expectObject()) return;
    at.onlyMembers({"min", "max", "unit", "guide"});
    Gauge gauge;
    gauge.lowest = numberIn(at["min"], kReading);
    gauge.highest = numberIn(at["max"], kReading);
    gauge.unit = sentence(at["unit"]);
    if (gauge.lowest >= gauge.highest) {
      at["max"].report("must be more than min");
      return;
    }
    at["guide"].forEach([&](const JsonCursor& mark, std::size_t) {
      if (!mark.expectObject()) return;
      mark.onlyMembers({"value", "label", "percent_of_full_nod"});
      gauge.marks.push_back({numberIn(mark["value"], {gauge.lowest, gauge.highest}), mark["label"].optionalText(),
                             optionalNumberIn(mark["percent_of_full_nod"], {0, 100})});
    });
    test_.gauge = std::move(gauge);
  }

 private:
  std::string ownMeasure(const JsonCursor& at) const {
    return reference(at, "measure of this test", [&](const std::string& id) {
      return std::find(test_.measures.begin(), test_.measures.end(), id) != test_.measures.end();
    });
  }

  static void readLevels(const JsonCursor& at, TestPhase& phase) {
    at.forEach([&](const JsonCursor& level, std::size_t index) {
      const double value = numberIn(level, kReading);
      if (index > 0 && value <= phase.levels.back()) level.report("must be more than the level before");
      phase.levels.push_back(value);
    });
  }

  static void readOperation(const JsonCursor& at, TestScoring& scoring) {
    if (!at.present() || !at.expectObject()) return;
    at.onlyMembers({"sum", "sum_sides", "subtract", "product", "sum_levels", "combine", "any", "atan2_deg", "mean_abs",
                    "sparc", "ldlj", "percent_of_height"});
    if (at.json().size() != 1) {
      at.report("must name exactly one operation");
      return;
    }
    scoring.operation = at.json().begin().key();
    scoring.arguments = at.json().begin().value().dump();
  }

  const core::Catalogue& catalogue_;
  StructuredTest& test_;
  bool sided_ = false;
};

std::vector<Compensation> readCompensations(const JsonCursor& at) {
  std::vector<Compensation> all;
  IdRegister ids("");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "label"});
    all.push_back({ids.read(one["id"]), sentence(one["label"])});
  });
  return all;
}

StructuredTest readTest(const JsonCursor& at, const core::Catalogue& catalogue, IdRegister& ids,
                        std::set<std::string>& takenMeasures, core::Origin origin = core::Origin::Shipped) {
  StructuredTest test;
  if (!at.expectObject()) return test;
  test.origin = origin;
  std::vector<std::string_view> members = {"id",
                                           "title",
                                           "domain",
                                           "measures",
                                           "sided",
                                           "equipment",
                                           "position",
                                           "preparation",
                                           "patient_instruction",
                                           "examiner_steps",
                                           "phases",
                                           "compensations",
                                           "stop_criteria",
                                           "contraindications_ask",
                                           "trials",
                                           "rest_between_trials_s",
                                           "scoring",
                                           "gauge",
                                           "interpretation_note",
                                           "design_decisions",
                                           "sources",
                                           "verified"};
  if (origin == core::Origin::Clinic) members.push_back("blocked_like");
  at.onlyMembers(members);
  OneTest reader(catalogue, test);
  test.id = ids.read(at["id"]);
  test.title = sentence(at["title"]);
  test.domain = core::readDomain(at["domain"]);
  reader.readMeasures(at["measures"], takenMeasures);
  reader.readSided(at["sided"]);
  test.equipment = sentences(at["equipment"]);
  test.position = sentence(at["position"]);
  test.preparation = sentences(at["preparation"]);
  test.patientInstruction = sentence(at["patient_instruction"]);
  test.examinerSteps = someSentences(at["examiner_steps"]);
  IdRegister phaseIds("");
  at["phases"].forEach([&](const JsonCursor& phase, std::size_t) { reader.readPhase(phase, phaseIds); });
  if (test.phases.empty()) at["phases"].report("must hold at least one phase");
  test.compensations = readCompensations(at["compensations"]);
  test.stopCriteria = someSentences(at["stop_criteria"]);
  test.contraindicationsAsk = sentences(at["contraindications_ask"]);
  test.trials = integerIn(at["trials"], 1, kMostTrials);
  test.restBetweenTrialsSeconds = numberIn(at["rest_between_trials_s"], kSeconds);
  at["scoring"].forEach([&](const JsonCursor& scoring, std::size_t) { reader.readScoring(scoring); });
  reader.expectScoringOfEveryMeasure(at["scoring"]);
  reader.readGauge(at["gauge"]);
  test.interpretationNote = sentence(at["interpretation_note"]);
  test.designDecisions = sentences(at["design_decisions"]);
  test.sources = sourceReferences(at["sources"], catalogue);
  test.verified = sentence(at["verified"]);
  return test;
}

}  // namespace

std::vector<StructuredTest> readTests(const JsonCursor& root, const core::Catalogue& catalogue) {
  root.onlyMembers({"schema", "pack", "conventions", "tests"});
  expectSchema(root, kSchema);
  static_cast<void>(sentence(root["pack"]));
  std::vector<StructuredTest> tests;
  IdRegister ids("test.");
  std::set<std::string> takenMeasures;
  root["tests"].forEach(
      [&](const JsonCursor& test, std::size_t) { tests.push_back(readTest(test, catalogue, ids, takenMeasures)); });
  if (tests.empty()) root["tests"].report("must hold at least one test");
  return tests;
}

std::vector<StructuredTest> readClinicTests(const JsonCursor& root, const core::Catalogue& catalogue,
                                            const std::vector<StructuredTest>& known) {
  root.onlyMembers({"schema", "tests"});
  expectSchema(root, kSchema);
  std::vector<StructuredTest> tests;
  IdRegister ids("test.");
  const auto shipped = [&](const std::string& id) {
    return std::any_of(known.begin(), known.end(), [&](const StructuredTest& test) {
      return test.id == id && test.origin == core::Origin::Shipped;
    });
  };
  root["tests"].forEach([&](const JsonCursor& at, std::size_t) {
    std::set<std::string> takenMeasures;
    StructuredTest test = readTest(at, catalogue, ids, takenMeasures, core::Origin::Clinic);
    const bool taken =
        std::any_of(known.begin(), known.end(), [&](const StructuredTest& other) { return other.id == test.id; });
    if (taken) at["id"].report("is the identifier of another test already");
    test.blockedLike = reference(at["blocked_like"], "shipped test", shipped);
    tests.push_back(std::move(test));
  });
  if (tests.empty()) root["tests"].report("must hold at least one test");
  return tests;
}

}  // namespace cervica::assessment

#include <rapidcheck.h>

#include <limits>
#include <set>

#include "assessment/runner/run_event.h"
#include "assessment/runner/test_outcome.h"
#include "assessment/runner/test_runner.h"
#include "assessment/tests/test_library.h"
#include "core/visit/visit_document.h"
#include "tests/assessment/runner/examiner.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::assessment;

namespace {

const core::Catalogue& catalogue() {
  return *core::Catalogue::shipped();
}

double clockStep() {
  // Mostly small steps; now and then hours, back, or nonsense.
  switch (*rc::gen::inRange(0, 20)) {
    case 0:
      return 7200;
    case 1:
      return -30;
    case 2:
      return std::numeric_limits<double>::quiet_NaN();
    case 3:
      return std::numeric_limits<double>::infinity();
    default:
      return *rc::gen::inRange(0, 4000) / 1000.0;
  }
}

decltype(RunEvent::what) anything(const StructuredTest& test, const RunView& view) {
  const auto number = [] { return *rc::gen::inRange(-200, 2000) / 10.0; };
  const auto reason = [&]() -> std::string {
    if (!view.ends.empty() && *rc::gen::inRange(0, 4) > 0) {
      return view.ends[*rc::gen::inRange<std::size_t>(0, view.ends.size())].reason;
    }
    return "no_such_reason";
  };
  switch (*rc::gen::inRange(0, 22)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return Triggered{};
    case 4:
      return Entered{view.wantsNumber ? *rc::gen::inRange(0, 100) * 1.0 : *rc::gen::inRange(0, 4) * 1.0};
    case 5:
      return Entered{number()};
    case 6:
      return EndedBy{reason()};
    case 7:
      return Compensated{test.compensations.empty() ? "x" : test.compensations.front().id};
    case 8:
      return PainRated{number() / 10};
    case 9:
      return Overruled{*rc::gen::inRange<std::size_t>(0, 12), *rc::gen::arbitrary<bool>()};
    case 10:
      return MarkerMoved{*rc::gen::inRange<std::size_t>(0, 12), number()};
    case 11:
      return NeutralSet{};
    case 12:
      return LeverArmSet{number() / 100};
    case 13:
      return Repeated{};
    case 14:
      return Undone{};
    case 15:
      return PhaseSkipped{};
    case 16:
    case 17: {
      Sample sample;
      sample.pressureMmHg = 18 + *rc::gen::inRange(0, 140) / 10.0;
      return SampleTaken{sample};
    }
    case 18: {
      Sample sample;
      sample.forceN = number();
      return SampleTaken{sample};
    }
    case 19: {
      Sample sample;
      const NeckAngles angles{number() / 4, number() / 8, number() / 3};
      sample.head = rotationOf(angles);
      if (*rc::gen::arbitrary<bool>()) sample.thorax = Quaternion{};
      sample.mark = *rc::gen::inRange(0, 10) == 0;
      return SampleTaken{sample};
    }
    default:
      return TimePassed{};
  }
}

/// What must hold of every state.
void expectSound(const TestRunner& runner) {
  const RunView view = runner.view();
  RC_ASSERT(view.phase < runner.test().phases.size());
  RC_ASSERT(runner.finished() == !runner.ended().empty());
  RC_ASSERT(view.elapsedS >= 0 && view.restS >= 0);
  for (const Attempt& attempt : runner.attempts()) {
    RC_ASSERT(attempt.endS >= attempt.startS);
    RC_ASSERT(attempt.phase < runner.test().phases.size());
    RC_ASSERT(!attempt.value || std::isfinite(*attempt.value));
  }
  if (view.activity == Activity::Deciding) RC_ASSERT(view.wantsNumber || !view.choices.empty());
}

/// Whatever a run leaves may be stored: units, ranges, sides and trials of the catalogue.
void expectStorable(const TestRunner& runner) {
  std::set<std::tuple<std::string, std::optional<core::Side>, int>> seen;
  const TestOutcome left = outcome(runner.test(), runner.attempts(), runner.ended(), catalogue());
  for (const core::Measurement& one : left.measurements) {
    RC_ASSERT(core::validate(one, catalogue()).empty());
    RC_ASSERT(seen.insert({one.measure, one.side, one.trial.value_or(0)}).second);
  }
}

}  // namespace

TEST_CASE("No events bring a run into a state without a way out", "[assessment][runner][property]") {
  const auto library = TestLibrary::shipped();
  const auto held = rc::check("random events", [&] {
    const auto& test = library->tests()[*rc::gen::inRange<std::size_t>(0, library->tests().size())];
    TestRunner runner(test, catalogue());
    double atS = 0;
    const int events = *rc::gen::inRange(0, 150);
    for (int i = 0; i < events; ++i) {
      atS += clockStep();
      runner.apply({atS, anything(test, runner.view())});
      if (!std::isfinite(atS)) atS = runner.nowS();
      expectSound(runner);
    }
    expectStorable(runner);
    // An examiner who does what is offered comes to the end ...
    test::Examiner examiner(runner);
    examiner.wait(runner.nowS());
    RC_ASSERT(examiner.finish() >= 0);
    expectStorable(runner);
  });
  CHECK(held);
}

TEST_CASE("A stop and enough skipped phases always lead out", "[assessment][runner][property]") {
  const auto library = TestLibrary::shipped();
  const auto held = rc::check("stop or skip", [&] {
    const auto& test = library->tests()[*rc::gen::inRange<std::size_t>(0, library->tests().size())];
    TestRunner runner(test, catalogue());
    double atS = 0;
    for (int i = *rc::gen::inRange(0, 60); i > 0; --i) {
      atS += *rc::gen::inRange(0, 9);
      runner.apply({atS, anything(test, runner.view())});
    }
    if (*rc::gen::arbitrary<bool>()) {
      runner.apply({atS, Stopped{"examiner_stop"}});
    } else {
      for (std::size_t i = 0; i < test.phases.size(); ++i) runner.apply({atS, PhaseSkipped{}});
    }
    RC_ASSERT(runner.finished());
  });
  CHECK(held);
}

TEST_CASE("Undo goes back through every state to the beginning", "[assessment][runner][property]") {
  const auto library = TestLibrary::shipped();
  const auto held = rc::check("undo all", [&] {
    const auto& test = library->tests()[*rc::gen::inRange<std::size_t>(0, library->tests().size())];
    TestRunner runner(test, catalogue());
    const RunView first = runner.view();
    double atS = 0;
    for (int i = *rc::gen::inRange(0, 80); i > 0; --i) {
      atS += *rc::gen::inRange(0, 9);
      runner.apply({atS, anything(test, runner.view())});
    }
    int undone = 0;
    while (runner.canUndo()) {
      runner.apply({runner.nowS(), Undone{}});
      RC_ASSERT(++undone < 1000);
    }
    RC_ASSERT(runner.attempts().empty());
    RC_ASSERT(runner.view().phase == first.phase);
    RC_ASSERT(runner.view().activity == first.activity);
  });
  CHECK(held);
}

TEST_CASE("The same events give the same run", "[assessment][runner][property]") {
  const auto library = TestLibrary::shipped();
  const auto held = rc::check("fold", [&] {
    const auto& test = library->tests()[*rc::gen::inRange<std::size_t>(0, library->tests().size())];
    TestRunner runner(test, catalogue());
    std::vector<RunEvent> events;
    double atS = 0;
    for (int i = *rc::gen::inRange(0, 80); i > 0; --i) {
      atS += *rc::gen::inRange(0, 3000) / 1000.0;
      events.push_back({atS, anything(test, runner.view())});
      runner.apply(events.back());
    }
    TestRunner again(test, catalogue());
    for (const RunEvent& event : events) again.apply(event);
    RC_ASSERT(again.attempts().size() == runner.attempts().size());
    RC_ASSERT(again.ended() == runner.ended());
    RC_ASSERT(again.view().phase == runner.view().phase);
    RC_ASSERT(again.marks() == runner.marks());
  });
  CHECK(held);
}

#include "assessment/runner/run_event_text.h"

#include <rapidcheck.h>

#include "tests/support/catch_compat.h"

using namespace cervica::assessment;

namespace {

double number() {
  return *rc::gen::inRange(-1'000'000'000, 1'000'000'000) / 7.0;
}
std::string word() {
  return *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
}
Quaternion rotation() {
  return {number(), number(), number(), number()};
}

RunEvent anyEvent() {
  RunEvent event;
  event.atS = number();
  switch (*rc::gen::inRange(0, 15)) {
    case 0: {
      Sample sample;
      sample.timeS = event.atS;
      if (*rc::gen::arbitrary<bool>()) sample.pressureMmHg = number();
      if (*rc::gen::arbitrary<bool>()) sample.forceN = number();
      if (*rc::gen::arbitrary<bool>()) sample.head = rotation();
      if (*rc::gen::arbitrary<bool>()) sample.thorax = rotation();
      sample.mark = *rc::gen::arbitrary<bool>();
      event.what = SampleTaken{sample};
      break;
    }
    case 1:
      event.what = TimePassed{};
      break;
    case 2:
      event.what = Triggered{};
      break;
    case 3:
      event.what = Entered{number()};
      break;
    case 4:
      event.what = EndedBy{word()};
      break;
    case 5:
      event.what = Compensated{word()};
      break;
    case 6:
      event.what = PainRated{number()};
      break;
    case 7:
      event.what = Overruled{*rc::gen::inRange<std::size_t>(0, 100), *rc::gen::arbitrary<bool>()};
      break;
    case 8:
      event.what = MarkerMoved{*rc::gen::inRange<std::size_t>(0, 100), number()};
      break;
    case 9:
      event.what = NeutralSet{};
      break;
    case 10:
      event.what = LeverArmSet{number()};
      break;
    case 11:
      event.what = Repeated{};
      break;
    case 12:
      event.what = PhaseSkipped{};
      break;
    case 13:
      event.what = Undone{};
      break;
    default:
      event.what = Stopped{word()};
      break;
  }
  return event;
}

}  // namespace

TEST_CASE("An event reads back as it was written, in one line", "[assessment][runner][property]") {
  CHECK(rc::check("round trip", [] {
    const RunEvent event = anyEvent();
    const std::string line = writeRunEvent(event);
    RC_ASSERT(line.find('\n') == std::string::npos);
    const auto again = readRunEvent(line);
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == event);
  }));
}

TEST_CASE("A broken line is no event", "[assessment][runner]") {
  for (const char* line :
       {"", "{", "[]", "{}", R"({"t":1})", R"({"e":"trigger"})", R"({"t":"1","e":"trigger"})", R"({"t":1,"e":"enter"})",
        R"({"t":1,"e":"jump"})", R"({"t":1,"h":[1,0,0],"e":"sample"})", R"({"t":1,"e":"counted","i":-1})"}) {
    CAPTURE(line);
    CHECK_FALSE(readRunEvent(line).ok());
  }
}

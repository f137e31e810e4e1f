#include "core/base/calendar.h"

#include "tests/support/catch_compat.h"

using namespace cervica::core;

TEST_CASE("A civil date is read only when it exists", "[core][calendar]") {
  CHECK(toIso(*parseCivilDate("2024-02-29")) == "2024-02-29");
  for (const char* wrong :
       {"2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-01", "2024-01-01T", "", "2024/01/01"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parseCivilDate(wrong));
  }
}

TEST_CASE("Years are completed on the birthday and not a day before", "[core][calendar]") {
  const auto birth = *parseCivilDate("1988-04-17");
  CHECK(completedYears(birth, *parseCivilDate("2026-04-16")) == 37);
  CHECK(completedYears(birth, *parseCivilDate("2026-04-17")) == 38);
  CHECK(completedYears(birth, birth) == 0);
}

TEST_CASE("A person born on a leap day completes a year on 1 March of a common year", "[core][calendar]") {
  const auto birth = *parseCivilDate("2004-02-29");
  CHECK(completedYears(birth, *parseCivilDate("2022-02-28")) == 17);
  CHECK(completedYears(birth, *parseCivilDate("2022-03-01")) == 18);
  CHECK(completedYears(birth, *parseCivilDate("2024-02-29")) == 20);
}

TEST_CASE("A moment keeps its local date and its offset", "[core][calendar]") {
  const auto moment = *parseMoment("2026-03-02T00:30:00+01:00");
  CHECK(toIso(moment.date) == "2026-03-02");
  CHECK(moment.utc() == parseMoment("2026-03-01T23:30:00Z")->utc());
  CHECK(toIso(moment) == "2026-03-02T00:30:00+01:00");
  CHECK(toIso(*parseMoment("2026-03-02T10:30-03:30")) == "2026-03-02T10:30:00-03:30");
  CHECK(toIso(*parseMoment("2026-03-02T10:30:05.999Z")) == "2026-03-02T10:30:05+00:00");
}

TEST_CASE("A moment without offset or with an impossible time is refused", "[core][calendar]") {
  for (const char* wrong :
       {"2026-03-02T10:30:00", "2026-03-02", "2026-03-02T24:00:00Z", "2026-03-02T10:60:00Z", "2026-03-02 10:30:00Z",
        "2026-03-02T10:30:00+15:00", "2026-03-02T10:30:00Zx", "2026-02-30T10:30:00Z", "2026-03-02T10:30:00.Z"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parseMoment(wrong));
  }
}

#include "app/desktop/compare/change_rows.h"

#include <algorithm>

#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::ChangeGroup;

TEST_CASE("Real changes come first, then those inside the error, then the uncertain", "[app][compare]") {
  const auto comparison =
      core::compare(test::sampleVisit("intake"), test::sampleVisit("follow_up"), *test::catalogue());
  REQUIRE(comparison.ok());
  const auto rows = app::changeRows(*comparison);
  REQUIRE(rows.size() == comparison->changes.size());
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.group < b.group; }));
  CHECK(rows.front().group == ChangeGroup::Real);
  for (const auto& row : rows) {
    const bool real =
        row.change.verdict == core::ChangeVerdict::Improved || row.change.verdict == core::ChangeVerdict::Worsened;
    CHECK((row.group == ChangeGroup::Real) == real);
    if (row.limits && row.group == ChangeGroup::Inside) CHECK(std::abs(*row.limits) <= 1.0);
    if (row.verdict == app::look::Verdict::Improved) CHECK(*row.limits > 0);
    if (row.verdict == app::look::Verdict::Worsened) CHECK(*row.limits < 0);
    CHECK((row.limits.has_value() || !row.words.isEmpty()));
  }
}

TEST_CASE("A change reads label, side, both values, difference and verdict", "[app][compare]") {
  const auto comparison =
      core::compare(test::sampleVisit("intake"), test::sampleVisit("follow_up"), *test::catalogue());
  REQUIRE(comparison.ok());
  const auto rows = app::changeRows(*comparison);
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [](const auto& row) { return row.id == "rom.upper_cervical.flexion_rotation/left"; });
  REQUIRE(found != rows.end());
  CHECK(found->accessible.startsWith(
      QStringLiteral("Flexion-rotation test, left, 31 deg to 41 deg, difference +10 deg, improved")));
}

TEST_CASE("The time between visits is said in days, then in weeks", "[app][compare]") {
  using namespace std::chrono;
  const core::CivilDate start = 2026y / March / 2;
  CHECK(app::timeBetween(start, 2026y / March / 3) == QStringLiteral("1 day apart"));
  CHECK(app::timeBetween(start, 2026y / March / 16) == QStringLiteral("14 days apart"));
  CHECK(app::timeBetween(start, 2026y / April / 14) == QStringLiteral("6 weeks apart"));
}

#include "app/desktop/visit/body_note.h"

#include <algorithm>

#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/muscles/muscle.h"

using namespace cervica;
using app::BodyNote;

namespace {

BodyNote noteOf(const std::string& name, const core::Visit& visit) {
  return app::bodyNote(name, visit, assessment::assess(visit, *test::catalogue()), *test::catalogue());
}

core::Visit withShortTrapezius(core::Side side) {
  core::Visit visit = test::sampleVisit("intake");
  std::erase_if(visit.measurements, [](const auto& each) { return each.measure == "length.upper_trapezius"; });
  core::Measurement found;
  found.measure = "length.upper_trapezius";
  found.side = side;
  found.value = 1;
  visit.measurements.push_back(found);
  return visit;
}

bool anyContains(const QStringList& lines, const QString& text) {
  return std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return line.contains(text); });
}

}  // namespace

TEST_CASE("A muscle says its name, its side, its state and why", "[app][results]") {
  const core::Visit visit = withShortTrapezius(core::Side::Right);
  const BodyNote right = noteOf("upper_trapezius_right", visit);
  CHECK(right.title == QStringLiteral("Upper trapezius, right"));
  CHECK(right.state == QStringLiteral("Short"));
  CHECK(anyContains(right.reasons, QStringLiteral("Upper trapezius length")));
  CHECK(right.spoken().startsWith(QStringLiteral("Upper trapezius, right, Short")));
}

TEST_CASE("The other side is not described by this one's test", "[app][results]") {
  const BodyNote left = noteOf("upper_trapezius_left", withShortTrapezius(core::Side::Right));
  CHECK(left.title == QStringLiteral("Upper trapezius, left"));
  CHECK(left.state == QStringLiteral("Not examined"));
  CHECK_FALSE(anyContains(left.reasons, QStringLiteral("Upper trapezius length")));
}

TEST_CASE("What was not examined says so", "[app][results]") {
  core::Visit visit = test::sampleVisit("intake");
  visit.measurements.clear();
  const BodyNote note = noteOf("scalenes_left", visit);
  CHECK(note.state == QStringLiteral("Not examined"));
  CHECK(note.reasons.size() == 1);
}

TEST_CASE("A bone says what was measured on it", "[app][results]") {
  const BodyNote c7 = noteOf("c7", test::sampleVisit("intake"));
  CHECK(c7.title == QStringLiteral("Seventh cervical vertebra (C7, vertebra prominens)"));
  CHECK(c7.state.isEmpty());
  CHECK(anyContains(c7.reasons, QStringLiteral("Craniovertebral angle, standing, 43.6 deg")));
}

TEST_CASE("Every part of the picture that can be clicked has a name", "[app][results]") {
  const core::Visit visit = test::sampleVisit("intake");
  for (const auto& mesh : visualization::shippedAnatomy()) {
    INFO(mesh->name);
    CHECK(noteOf(mesh->name, visit).title.isEmpty() == (mesh->name == "outline"));
  }
  for (const visualization::Muscle muscle : visualization::kMuscles) {
    for (const core::Side side : {core::Side::Left, core::Side::Right}) {
      const std::string name = visualization::nameOf(muscle, side);
      INFO(name);
      const BodyNote note = noteOf(name, visit);
      CHECK_FALSE(note.title.isEmpty());
      CHECK_FALSE(note.state.isEmpty());
      CHECK_FALSE(note.reasons.isEmpty());
    }
  }
}

TEST_CASE("What is no part has no note", "[app][results]") {
  const core::Visit visit = test::sampleVisit("intake");
  CHECK(noteOf("", visit).title.isEmpty());
  CHECK(noteOf("plumb_line", visit).title.isEmpty());
  CHECK(noteOf("outline", visit).title.isEmpty());
}

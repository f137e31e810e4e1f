#include "app/desktop/patients/match_marks.h"

#include "tests/support/catch_compat.h"

using namespace cervica::app;

namespace {

/// The marked letters between brackets.
std::string marked(const QString& shown, const QString& typed) {
  QString text = shown;
  const auto marks = matchMarks(shown, typed);
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    text.insert(mark->from + mark->length, QLatin1Char(']'));
    text.insert(mark->from, QLatin1Char('['));
  }
  return text.toStdString();
}

}  // namespace

TEST_CASE("The letters that were found are marked", "[patients][search]") {
  CHECK(marked(QStringLiteral("Irene Marlow"), QStringLiteral("marl")) == "Irene [Marl]ow");
  CHECK(marked(QStringLiteral("Irene Marlow"), QStringLiteral("low ire")) == "[Ire]ne Mar[low]");
}

TEST_CASE("Case and accents do not matter to a mark", "[patients][search]") {
  CHECK(marked(QStringLiteral("Lucía Jiménez"), QStringLiteral("JIMENEZ")) == "Lucía [Jiménez]");
  CHECK(folded(QStringLiteral("ÀÉî")) == QStringLiteral("aei"));
}

TEST_CASE("A typing error marks the letters in common", "[patients][search]") {
  CHECK(marked(QStringLiteral("Irene Marlow"), QStringLiteral("irne")) == "[Ir]e[ne] Marlow");
  CHECK(marked(QStringLiteral("Irene Marlow"), QStringLiteral("xyz")) == "Irene Marlow");
}

TEST_CASE("Nothing typed marks nothing", "[patients][search]") {
  CHECK(matchMarks(QStringLiteral("Irene Marlow"), QString()).empty());
  CHECK(matchMarks(QString(), QStringLiteral("irene")).empty());
}

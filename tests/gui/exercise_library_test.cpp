#include <algorithm>
#include <set>

#include <QAbstractItemModelTester>
#include <QRegularExpression>

#include "app/desktop/programme/exercise_list_model.h"
#include "app/desktop/programme/exercise_print.h"
#include "app/desktop/programme/exercise_sheet.h"
#include "app/desktop/visit/wording.h"
#include "protocols/pack.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::ExerciseListModel;
using app::ExerciseSheet;
using app::SheetPart;

namespace {

const protocols::ExerciseLibrary& library() {
  return *protocols::shippedPack().exercises;
}

ExerciseSheet sheetOf(const char* id) {
  const protocols::Exercise* exercise = library().find(id);
  REQUIRE(exercise != nullptr);
  return app::exerciseSheet(*exercise, library(), *protocols::shippedPack().catalogue);
}

const SheetPart* partOf(const ExerciseSheet& sheet, const QString& title) {
  const auto found =
      std::find_if(sheet.parts.begin(), sheet.parts.end(), [&](const auto& part) { return part.title == title; });
  return found == sheet.parts.end() ? nullptr : &*found;
}

QString allOf(const ExerciseSheet& sheet) {
  QStringList all{sheet.name, sheet.facts, sheet.doseText, sheet.doseEvidence};
  all << sheet.targets;
  for (const auto& line : sheet.dose) all << line.name << line.value;
  for (const auto& part : sheet.parts) all << part.title << part.lines;
  return all.join(QLatin1Char('\n'));
}

}  // namespace

TEST_CASE("The library lists every exercise once under its category", "[app][programme]") {
  ExerciseListModel model(protocols::shippedPack().exercises);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  CHECK(model.found() == static_cast<int>(library().exercises().size()));
  std::multiset<const protocols::Exercise*> listed;
  for (int row = 0; row < model.rowCount(); ++row) {
    const QModelIndex index = model.index(row);
    const protocols::Exercise* exercise = model.exercise(row);
    CHECK(index.flags().testFlag(Qt::ItemIsSelectable) == (exercise != nullptr));
    CHECK_FALSE(index.data(Qt::AccessibleTextRole).toString().isEmpty());
    if (exercise != nullptr) listed.insert(exercise);
  }
  for (const auto& each : library().exercises()) CHECK(listed.count(&each) == 1);
}

TEST_CASE("The search forgives order and letter case, and knows muscles and positions", "[app][programme]") {
  ExerciseListModel model(protocols::shippedPack().exercises);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.setSearch(QStringLiteral("CUFF nod"));
  REQUIRE(model.found() == 1);
  CHECK(model.exercise(model.firstExercise())->id == "exercise.ccf_cuff");
  model.setSearch(QStringLiteral("serratus wall"));
  CHECK(model.found() > 0);
  for (int row = 0; row < model.rowCount(); ++row) {
    if (const auto* each = model.exercise(row)) {
      CHECK(std::find(each->targets.begin(), each->targets.end(), "muscle.serratus_anterior") != each->targets.end());
    }
  }
  model.setSearch(QStringLiteral("no such exercise"));
  CHECK(model.found() == 0);
  CHECK(model.rowCount() == 0);
  CHECK(model.firstExercise() == -1);
  model.setSearch({});
  CHECK(model.found() == static_cast<int>(library().exercises().size()));
}

TEST_CASE("Moving through the list passes over headings and stops at its ends", "[app][programme]") {
  ExerciseListModel model(protocols::shippedPack().exercises);
  int row = model.firstExercise();
  int seen = 1;
  for (int next = model.moved(row, 1); next != row; next = model.moved(row, 1)) {
    REQUIRE(model.exercise(next) != nullptr);
    row = next;
    ++seen;
  }
  CHECK(seen == model.found());
  CHECK(model.moved(model.firstExercise(), -1) == model.firstExercise());
}

TEST_CASE("A sheet says what an exercise is, works on, and when to stop", "[app][programme]") {
  const ExerciseSheet sheet = sheetOf("exercise.ccf_nod");
  CHECK(sheet.name == QStringLiteral("Small nod lying down"));
  CHECK(sheet.facts == QStringLiteral("Activation, lying on the back, knees bent"));
  CHECK(sheet.targets.contains(QStringLiteral("Longus colli")));
  REQUIRE(partOf(sheet, QStringLiteral("Steps")) != nullptr);
  CHECK(partOf(sheet, QStringLiteral("Steps"))->lines.size() == 4);
  REQUIRE(partOf(sheet, QStringLiteral("Stop when")) != nullptr);
  CHECK(partOf(sheet, QStringLiteral("Stop when"))->lines.size() == 4);
  REQUIRE(partOf(sheet, QStringLiteral("Not with")) != nullptr);
  CHECK(partOf(sheet, QStringLiteral("Not with"))
            ->lines.contains(QStringLiteral("Blood vessel screen positive or not finished")));
}

TEST_CASE("A figure of the dose says whether a source gave it", "[app][programme]") {
  const ExerciseSheet partly = sheetOf("exercise.ccf_nod");
  for (const auto& line : partly.dose) CHECK(line.fromSource == (line.name == QStringLiteral("Times a day")));
  CHECK(partly.doseEvidence.contains(QStringLiteral("clinic to confirm")));
  const ExerciseSheet none = sheetOf("exercise.turn_head");
  CHECK(std::none_of(none.dose.begin(), none.dose.end(), [](const auto& line) { return line.fromSource; }));
  CHECK(none.doseEvidence.startsWith(QStringLiteral("No figure comes from a source")));
}

TEST_CASE("Work without repetitions has a length, not sets of one", "[app][programme]") {
  const auto names = [](const ExerciseSheet& sheet) {
    QStringList all;
    for (const auto& line : sheet.dose) all << line.name + QLatin1Char(' ') + line.value;
    return all;
  };
  const QStringList walk = names(sheetOf("exercise.aerobic"));
  CHECK(walk.contains(QStringLiteral("Duration 30 min")));
  CHECK(walk.filter(QStringLiteral("Sets")).isEmpty());
  CHECK(names(sheetOf("exercise.ccf_cuff")).contains(QStringLiteral("Hold 10 s")));
}

TEST_CASE("The values of the animation are said nowhere", "[app][programme]") {
  for (const auto& each : library().exercises()) {
    const QString all = allOf(app::exerciseSheet(each, library(), *protocols::shippedPack().catalogue));
    INFO(each.id);
    CHECK_FALSE(all.contains(QStringLiteral("cervical_flexion")));
    CHECK_FALSE(all.contains(QStringLiteral("seconds_out")));
    if (each.animation && !each.animation->note.empty()) CHECK_FALSE(all.contains(app::qt(each.animation->note)));
  }
}

TEST_CASE("Every sheet is whole", "[app][programme]") {
  std::set<QString> files;
  for (const auto& each : library().exercises()) {
    const ExerciseSheet sheet = app::exerciseSheet(each, library(), *protocols::shippedPack().catalogue);
    INFO(each.id);
    CHECK_FALSE(sheet.targets.isEmpty());
    CHECK_FALSE(sheet.dose.empty());
    CHECK(partOf(sheet, QStringLiteral("Steps")) != nullptr);
    CHECK(partOf(sheet, QStringLiteral("Stop when")) != nullptr);
    for (const auto& part : sheet.parts) {
      for (const QString& line : part.lines) CHECK_FALSE(line.trimmed().isEmpty());
    }
    const QString file = app::fileNameOf(sheet);
    CHECK(QRegularExpression(QStringLiteral("^[a-z0-9_]+$")).match(file).hasMatch());
    CHECK(files.insert(file).second);
  }
}

TEST_CASE("A side is offered where the animation can be mirrored, its own first", "[app][programme]") {
  CHECK(app::shownSides(*library().find("exercise.ccf_nod")).empty());
  CHECK(app::shownSides(*library().find("exercise.turn_head")) == std::vector{core::Side::Right, core::Side::Left});
  CHECK(app::shownSides(*library().find("exercise.eye_then_head")) == std::vector{core::Side::Left, core::Side::Right});
}

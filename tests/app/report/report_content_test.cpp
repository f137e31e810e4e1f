#include <algorithm>
#include <set>

#include <QRegularExpression>

#include "tests/app/report/report_samples.h"
#include "tests/support/catch_compat.h"
#include "tests/support/clinic_samples.h"

using namespace cervica;
using namespace cervica::app::report;
using namespace cervica::app::report::test;

namespace {

const ResultRow& resultRow(const ReportContent& content, const QString& name,
                           std::optional<core::Side> side = std::nullopt) {
  for (const ResultGroup& group : content.results)
    for (const ResultRow& row : group.rows)
      if (row.name == name && row.side == side) return row;
  throw std::runtime_error("no row " + name.toStdString());
}

const ChangeRow& changeRow(const ReportContent& content, const QString& start,
                           std::optional<core::Side> side = std::nullopt) {
  for (const ChangeRow& row : content.changes->rows)
    if (row.name.startsWith(start) && row.side == side) return row;
  throw std::runtime_error("no change of " + start.toStdString());
}

bool anyContains(const std::vector<QString>& lines, const QString& words) {
  return std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return line.contains(words); });
}

}  // namespace

TEST_CASE("A scored row says figure, unit, norm, source, percentile, interval and verdict", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  const ResultRow& angle = resultRow(content, QStringLiteral("Craniovertebral angle, standing"));
  CHECK(angle.figure == QStringLiteral("43.6"));
  CHECK(angle.unit == QStringLiteral("°"));
  CHECK(angle.device == QStringLiteral("Photograph with marked landmarks; mean of 3"));
  CHECK(angle.valueInterval.contains(QStringLiteral(" to ")));
  CHECK(angle.valueInterval.endsWith(QStringLiteral("°")));
  CHECK(angle.disagreement.isEmpty());
  CHECK(angle.norm == QStringLiteral("51.8 ± 5.9°, n 21, Silva 2009¹"));
  CHECK(angle.percentile == QStringLiteral("9.5"));
  CHECK(angle.interval == QStringLiteral("2.7 to 25.7"));
  CHECK(angle.verdict.word == QStringLiteral("Borderline"));
  CHECK(angle.verdict.sign == Sign::Borderline);
  CHECK(content.sources.at(0).text.contains(QStringLiteral("Arch Phys Med Rehabil 2009")));
  CHECK(content.sources.at(0).text.contains(QStringLiteral("seen: abstract")));
}

TEST_CASE("The follow-up's percentiles are those worked out by hand for the printed design", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"));
  const auto percentile = [&](const char* name, std::optional<core::Side> side = std::nullopt) {
    return resultRow(content, QString::fromUtf8(name), side).percentile.toStdString();
  };
  CHECK(percentile("Craniovertebral angle, standing") == "21.8");
  CHECK(percentile("Cervical rotation, left plus right") == "19.3");
  CHECK(percentile("Cervical flexion plus extension, full range") == "10.2");
  CHECK(percentile("Cervical side bending, left plus right") == "15.5");
  CHECK(percentile("Flexion-rotation test", core::Side::Left) == "26.0");
  CHECK(percentile("Flexion-rotation test", core::Side::Right) == "40.6");
}

TEST_CASE("Every verdict stands beside a norm whose source is listed, every figure beside its unit",
          "[report][content]") {
  for (const char* name : {"intake.json", "follow_up.json", "older.json", "fresh_injury.json"}) {
    const ReportContent content = contentOf(sampleVisit(name));
    std::set<QString> listed;
    for (const SourceLine& source : content.sources) listed.insert(QString::number(source.number));
    const QRegularExpression raisedNumber(QStringLiteral("[⁰¹²³⁴⁵⁶⁷⁸⁹]+"));
    for (const ResultGroup& group : content.results)
      for (const ResultRow& row : group.rows) {
        INFO(name << ": " << row.name.toStdString());
        CHECK_FALSE(row.verdict.word.isEmpty());
        CHECK_FALSE(row.unit.isEmpty());
        CHECK_FALSE(row.device.isEmpty());
        auto cited = raisedNumber.globalMatch(row.norm);
        CHECK(cited.hasNext());
        while (cited.hasNext()) {
          QString plain;
          for (const QChar figure : cited.next().captured())
            plain += QString::number(QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹").indexOf(figure));
          CHECK(listed.count(plain) == 1);
        }
      }
  }
}

TEST_CASE("A stepped or skewed measure has a typical range and no percentile", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  const ResultRow& pressure = resultRow(content, QStringLiteral("CCFT highest pressure held"));
  CHECK(pressure.figure == QStringLiteral("22"));
  CHECK(pressure.unit == QStringLiteral(" mmHg"));
  CHECK(pressure.percentile == QStringLiteral("–"));
  CHECK(pressure.interval == QStringLiteral("not defined"));
  CHECK(pressure.verdict.word == QStringLiteral("Below typical"));
  const auto& chart = std::get<TypicalChart>(pressure.chart);
  CHECK(chart.limit == Approx(22.18));
  CHECK(chart.betterIsHigher);
}

TEST_CASE("A value without a norm says why and carries no verdict", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("older.json"));
  const auto row = std::find_if(content.withoutNorm.begin(), content.withoutNorm.end(), [](const PlainRow& r) {
    return r.name == QStringLiteral("Cervical flexion plus extension, full range");
  });
  REQUIRE(row != content.withoutNorm.end());
  CHECK(row->reason.startsWith(QStringLiteral("No norm for this age: 70 years")));
  CHECK(row->reason.contains(QStringLiteral("For orientation: 117.0°")));
  CHECK(row->values.at(0).value == QStringLiteral("85°"));
}

TEST_CASE("Both sides of a measure without a norm share a row; categories are written in words", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  const auto row = std::find_if(content.withoutNorm.begin(), content.withoutNorm.end(), [](const PlainRow& r) {
    return r.name == QStringLiteral("Scapular dyskinesis test, three grades");
  });
  REQUIRE(row != content.withoutNorm.end());
  REQUIRE(row->values.size() == 2);
  CHECK(row->values[0].value == QStringLiteral("Subtle"));
  CHECK(row->values[1].value == QStringLiteral("Obvious"));
}

TEST_CASE("Another instrument than the norm's is said beside the value", "[report][content]") {
  SECTION("comparable: a mark and a note") {
    const ReportContent content = contentOf(sampleVisit("intake.json"));
    const ResultRow& total = resultRow(content, QStringLiteral("Cervical rotation, left plus right"));
    CHECK(total.device.endsWith(QLatin1Char('*')));
    CHECK(anyContains(content.resultNotes, QStringLiteral("* The norm was taken with a comparable instrument")));
    CHECK_FALSE(total.verdictNote.contains(QStringLiteral("provisional")));
  }
  SECTION("another kind: the verdict is provisional") {
    core::Visit visit = sampleVisit("intake.json");
    for (core::Measurement& measurement : visit.measurements)
      if (measurement.device == "imu_dual") measurement.device = "goniometer";
    const ReportContent content = contentOf(visit);
    const ResultRow& total = resultRow(content, QStringLiteral("Cervical rotation, left plus right"));
    CHECK(total.verdictNote == QStringLiteral("provisional: other device*"));
    CHECK(anyContains(content.resultNotes, QStringLiteral("another kind of instrument")));
  }
}

TEST_CASE("A questionnaire says its score, its share and what is missing", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  REQUIRE(content.questionnaires.size() == 1);
  const QuestionnaireRow& index = content.questionnaires[0];
  CHECK(index.score == QStringLiteral("13 of 45"));
  CHECK(index.percent == QStringLiteral("28.9 %"));
  CHECK(index.note.contains(QStringLiteral("1 of 10 items not answered, prorated")));
  CHECK(index.note.contains(QStringLiteral("never validated")));
}

TEST_CASE("Side differences say whether they exceed the measurement error", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  REQUIRE(content.sides.size() == 1);
  const auto row = [&](const char* name) {
    const auto& rows = content.sides[0].rows;
    return *std::find_if(rows.begin(), rows.end(), [&](const SideRow& r) { return r.name == QString::fromUtf8(name); });
  };
  CHECK(row("Flexion-rotation test").difference.startsWith(QStringLiteral("11° (95 %: ")));
  CHECK(row("Flexion-rotation test").judgement == QStringLiteral("beyond the measurement error, 8.3°"));
  CHECK(row("Cervical rotation").judgement == QStringLiteral("error not known"));
}

TEST_CASE("Real changes come first, and a change inside the error is none", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json"));
  REQUIRE(content.changes);
  std::vector<Sign> signs;
  for (const ChangeRow& row : content.changes->rows) signs.push_back(row.verdict.sign);
  const auto rank = [](Sign sign) {
    return sign == Sign::Improved ? 0 : sign == Sign::Worsened ? 1 : sign == Sign::Same ? 2 : 3;
  };
  CHECK(std::is_sorted(signs.begin(), signs.end(), [&](Sign a, Sign b) { return rank(a) < rank(b); }));

  const ChangeRow& left = changeRow(content, QStringLiteral("Flexion-rotation test"), core::Side::Left);
  CHECK(left.before == QStringLiteral("31°"));
  CHECK(left.after == QStringLiteral("41°"));
  CHECK(left.difference == QStringLiteral("+10°"));
  CHECK(left.verdict.sign == Sign::Improved);
  CHECK(left.limits.value() == Approx(10 / 8.3).epsilon(0.02));

  const ChangeRow& angle = changeRow(content, QStringLiteral("Craniovertebral angle"));
  CHECK(angle.verdict.word == QStringLiteral("No real change"));
  CHECK(angle.limits.value() < 1);

  const ChangeRow& pain = changeRow(content, QStringLiteral("Neck pain now"));
  CHECK(pain.difference == QStringLiteral("−2 points"));
  CHECK(pain.verdict.sign == Sign::Unsure);
  CHECK_FALSE(pain.limits);
  CHECK(pain.words.startsWith(QStringLiteral("important difference (1.3")));
  CHECK(pain.limit == QStringLiteral("not known"));
}

TEST_CASE("Caveats and the populations of important differences are printed below the changes", "[report][content]") {
  core::Visit later = test::sampleVisit("follow_up.json");
  for (core::Measurement& one : later.measurements)
    if (one.measure == "ccft.highest_pressure") one.protocol = "three_holds";
  const ReportContent content = test::contentOf(later, test::sampleVisit("intake.json"));
  REQUIRE(content.changes);
  const auto& rows = content.changes->rows;
  const auto pressure = std::find_if(rows.begin(), rows.end(),
                                     [](const ChangeRow& row) { return row.name.contains(QStringLiteral("CCFT")); });
  REQUIRE(pressure != rows.end());
  CHECK(pressure->words == QStringLiteral("not comparable"));
  QString notes;
  for (const QString& note : content.changes->notes) notes += note + QLatin1Char('\n');
  CHECK(notes.contains(QStringLiteral("different variants of the test: the usual one, then three_holds"),
                       Qt::CaseInsensitive));
  CHECK(notes.contains(QStringLiteral("in mechanical neck pain (reached)")));
}

TEST_CASE("A verdict that crosses a limit inside the error says both", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json"));
  const ResultRow& angle = resultRow(content, QStringLiteral("Craniovertebral angle, standing"));
  CHECK(angle.verdict.word == QStringLiteral("Within normal"));
  CHECK(angle.verdictNote == QStringLiteral("was borderline; shift inside error"));
  CHECK(angle.earlier == QStringLiteral("was 43.6°"));
  CHECK(std::get<NormChart>(angle.chart).earlier.value() == Approx(43.6));
  CHECK(content.subtitle == QStringLiteral("14 April 2026, compared with the intake of 2 March 2026 (6 weeks)"));
}

TEST_CASE("Counts of the summary agree with the rows", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json"));
  std::size_t counted = 0;
  for (const ChangeCount& count : content.changes->counts) {
    const auto rows = std::count_if(content.changes->rows.begin(), content.changes->rows.end(),
                                    [&](const ChangeRow& row) { return row.verdict.sign == count.verdict.sign; });
    CHECK(rows == count.count);
    counted += static_cast<std::size_t>(count.count);
  }
  CHECK(counted == content.changes->rows.size());
}

TEST_CASE("What is not recorded is not made up", "[report][content]") {
  const core::Visit visit = sampleVisit("fresh_injury.json");
  const ReportContent content = contentOf(visit);
  CHECK(content.results.empty());
  CHECK_FALSE(content.withoutResults.isEmpty());
  CHECK(content.resultsSubtitle.contains(QStringLiteral("sex not recorded")));
  CHECK_FALSE(content.signature);
  CHECK(content.letterhead.name.isEmpty());
  CHECK_FALSE(content.craniovertebralAngleDeg);
  CHECK(content.pictureCaption.contains(QStringLiteral("was not measured")));
}

TEST_CASE("The picture's caption says that it is a model and whether its posture really changed", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json"));
  CHECK(content.pictureLead == QStringLiteral("Model, not imaging."));
  CHECK(content.pictureCaption.contains(QStringLiteral("Craniovertebral angle 47.0°")));
  CHECK(content.pictureNote.contains(QStringLiteral("craniovertebral angle 43.6° on 2 Mar; the shift is inside")));
  CHECK(content.pictureNote.contains(QStringLiteral("measurement error (5.9°): no real change")));
}

TEST_CASE("A percentile beyond what a norm can tell is printed as a limit", "[report][content]") {
  core::Visit visit = sampleVisit("intake.json");
  for (auto& each : visit.measurements)
    if (each.measure == "posture.craniovertebral_angle") each.value = 22;
  const ResultRow row = resultRow(contentOf(visit), QStringLiteral("Craniovertebral angle, standing"));
  CHECK(row.percentile == QStringLiteral("<0.1"));
  CHECK(row.interval.startsWith(QStringLiteral("<0.1")));
}

TEST_CASE("Norms that disagree are printed side by side, the clinic's own marked", "[report][content]") {
  const auto own = tests::clinicCatalogue();
  const core::Visit visit = sampleVisit("intake.json");
  const ReportContent content = reportContent(visit, assessment::assess(visit, *own), std::nullopt, *own);
  const ResultRow& row = resultRow(content, QStringLiteral("Craniovertebral angle, standing"));
  CHECK(row.verdictNote.contains(QStringLiteral("norms disagree")));
  CHECK(row.disagreement.startsWith(QStringLiteral("But ")));
  CHECK((row.norm + row.disagreement).contains(QStringLiteral("Ward series")));
  CHECK((row.norm + row.disagreement).contains(QStringLiteral("(clinic's own)")));
  CHECK((row.norm + row.disagreement).contains(QStringLiteral("51.8 ± 5.9°, n 21, Silva 2009")));
  CHECK(std::any_of(content.sources.begin(), content.sources.end(), [](const SourceLine& line) {
    return line.text.contains(QStringLiteral("The clinic's own norm"));
  }));
}

TEST_CASE("A side difference is printed with its interval", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  const auto known = [](const SideRow& row) { return row.judgement.contains(QStringLiteral("measurement error,")); };
  int judged = 0;
  for (const SideGroup& group : content.sides)
    for (const SideRow& row : group.rows) {
      if (!known(row)) continue;
      ++judged;
      CHECK(row.difference.contains(QStringLiteral(" (95 %: ")));
    }
  CHECK(judged > 0);
}

TEST_CASE("Findings and warning signs are said with their evidence", "[report][content]") {
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  const auto found = std::find_if(content.findings.begin(), content.findings.end(), [](const FindingLine& line) {
    return line.name == QStringLiteral("Low activation of the deep neck flexors, mild.");
  });
  REQUIRE(found != content.findings.end());
  CHECK(found->text.contains(QStringLiteral("For: CCFT highest pressure held: 22 mmHg, at most 22.")));
  CHECK(found->text.contains(QStringLiteral("Evidence: ")));
  CHECK(anyContains(content.findingNotes, QStringLiteral("further findings were not examined")));
  CHECK(anyContains(content.screening, QStringLiteral("Not complete")));

  core::Visit unasked = sampleVisit("intake.json");
  unasked.screening.clear();
  CHECK(anyContains(contentOf(unasked).screening, QStringLiteral("were not asked for")));
  core::Visit allowed = sampleVisit("intake.json");
  allowed.acknowledged.push_back({"test.ccft", "Imaging seen today", "J. Keller", allowed.startedAt});
  CHECK(anyContains(contentOf(allowed).screening, QStringLiteral("Imaging seen today (J. Keller)")));
}

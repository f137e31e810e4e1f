#include "app/desktop/visit/result_rows.h"

#include <algorithm>

#include "app/desktop/visit/results_model.h"
#include "app/desktop/visit/wording.h"
#include "assessment/assessment.h"
#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"
#include "tests/support/clinic_samples.h"

using namespace cervica;
using app::ResultRow;

namespace {

std::vector<ResultRow> rowsOf(const core::Visit& visit, const core::Catalogue& catalogue = *test::catalogue()) {
  const auto assessed = assessment::assess(visit, catalogue);
  return app::resultRows(visit, assessed.scores, assessed.questionnaires, catalogue);
}

QString evidenceLine(const ResultRow& row, const QString& name) {
  const auto found =
      std::find_if(row.evidence.begin(), row.evidence.end(), [&](const auto& line) { return line.name == name; });
  return found == row.evidence.end() ? QString() : found->text;
}

/// The intake with every craniovertebral angle set to one value.
core::Visit withAngle(double degrees) {
  core::Visit visit = test::sampleVisit("intake");
  for (auto& each : visit.measurements) {
    if (each.measure == "posture.craniovertebral_angle") each.value = degrees;
  }
  return visit;
}

const ResultRow& rowOf(const std::vector<ResultRow>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("A row reads label, side, value, unit, percentile and band", "[app][results]") {
  const auto rows = rowsOf(test::sampleVisit("intake"));
  CHECK(rowOf(rows, "posture.craniovertebral_angle").accessible ==
        QStringLiteral("Craniovertebral angle, standing, 43.6 deg, percentile 9.5, borderline"));
  CHECK(rowOf(rows, "rom.upper_cervical.flexion_rotation/left").accessible ==
        QStringLiteral("Flexion-rotation test, left, 31 deg, percentile 1.5, impaired"));
  CHECK(rowOf(rows, "ccft.highest_pressure").accessible ==
        QStringLiteral("CCFT highest pressure held, 22 mmHg, no percentile, below typical"));
}

TEST_CASE("Sides without a norm share a row, with both badges", "[app][results]") {
  const auto rows = rowsOf(test::sampleVisit("intake"));
  const ResultRow& rotation = rowOf(rows, "rom.cervical.rotation");
  CHECK(rotation.kind == ResultRow::Kind::NoNorm);
  CHECK(rotation.value == QStringLiteral("52, 66"));
  CHECK(rotation.sides == std::vector{core::Side::Left, core::Side::Right});
  CHECK(rotation.detail == QStringLiteral("side difference 14 deg"));
  CHECK_FALSE(rotation.reason.isEmpty());
  CHECK(rotation.verdict == app::look::Verdict::NoNorm);
}

TEST_CASE("Every scored and unscored measure of a visit has its row, once", "[app][results]") {
  for (const char* name : {"intake", "follow_up", "older", "fresh_injury"}) {
    const core::Visit visit = test::sampleVisit(name);
    const auto rows = rowsOf(visit);
    for (const auto& measurement : visit.measurements) {
      const auto holds = [&](const ResultRow& row) {
        return row.id == measurement.measure ||
               (measurement.side && row.id == measurement.measure + "/" + core::toText(*measurement.side));
      };
      INFO(measurement.measure);
      CHECK(std::count_if(rows.begin(), rows.end(), holds) == 1);
    }
    for (const ResultRow& row : rows) {
      CHECK_FALSE(row.evidence.empty());
      CHECK_FALSE(row.verdictWord.isEmpty());
      // A percentile needs a norm that gives one, and an interval needs a percentile.
      if (row.kind != ResultRow::Kind::Scored) CHECK(row.percentile == QStringLiteral("\u2013"));
    }
  }
}

TEST_CASE("A verdict with another device than the norm's says so", "[app][results]") {
  const auto rows = rowsOf(test::sampleVisit("intake"));
  const ResultRow& total = rowOf(rows, "rom.cervical.transverse_total");
  CHECK(total.detail.contains(QStringLiteral("comparable")));
  const auto fit = std::find_if(total.evidence.begin(), total.evidence.end(),
                                [](const auto& line) { return line.name == QStringLiteral("Fit"); });
  REQUIRE(fit != total.evidence.end());
  CHECK_FALSE(fit->text.isEmpty());
}

TEST_CASE("Filters keep the counts they promise", "[app][results]") {
  app::ResultsModel model;
  model.setRows(rowsOf(test::sampleVisit("intake")));
  const int all = model.rowCount();
  for (const auto filter : {app::ResultFilter::All, app::ResultFilter::OutsideNorm, app::ResultFilter::NoNorm}) {
    model.setFilter(filter);
    CHECK(model.rowCount() == model.countOf(filter));
  }
  model.setFilter(app::ResultFilter::OutsideNorm);
  CHECK(model.rowCount() < all);
  for (int i = 0; i < model.rowCount(); ++i) CHECK(model.row(i).outside);
}

TEST_CASE("A value and a side difference carry their intervals", "[app][results]") {
  const auto rows = rowsOf(test::sampleVisit("intake"));
  const ResultRow& angle = rowOf(rows, "posture.craniovertebral_angle");
  const auto assessed = assessment::assess(test::sampleVisit("intake"), *test::catalogue());
  const auto score = std::find_if(assessed.scores.scores.begin(), assessed.scores.scores.end(), [](const auto& each) {
    return each.measurement.measure->id == "posture.craniovertebral_angle";
  });
  REQUIRE(score->error.interval95);
  CHECK(angle.valueInterval == app::valueRange(*score->error.interval95));
  CHECK(evidenceLine(angle, QStringLiteral("Error")).contains(angle.valueInterval + QStringLiteral(" deg")));
  const ResultRow& rotation = rowOf(rows, "rom.upper_cervical.flexion_rotation/left");
  CHECK(evidenceLine(rotation, QStringLiteral("Sides")).contains(QStringLiteral("95 % interval")));
}

TEST_CASE("A percentile beyond what a norm can tell is a limit", "[app][results]") {
  const auto low = rowsOf(withAngle(22));
  const ResultRow& angle = rowOf(low, "posture.craniovertebral_angle");
  CHECK(angle.percentile == QStringLiteral("<0.1"));
  CHECK(angle.interval.startsWith(QStringLiteral("<0.1")));
  CHECK(app::percentileRange({0.01, 0.02}) == QStringLiteral("<0.1"));
  CHECK(app::percentileRange({0.01, 3.2}) == QStringLiteral("<0.1\u20133.2"));
  CHECK(angle.accessible.contains(QStringLiteral("percentile <0.1")));
  CHECK(rowOf(rowsOf(withAngle(80)), "posture.craniovertebral_angle").percentile == QStringLiteral(">99.9"));
}

TEST_CASE("Norms that disagree stand side by side, the clinic's own marked", "[app][results]") {
  const auto own = tests::clinicCatalogue();
  const auto rows = rowsOf(test::sampleVisit("intake"), *own);
  const ResultRow& angle = rowOf(rows, "posture.craniovertebral_angle");
  CHECK(angle.normsDisagree);
  CHECK(angle.outside);  // one of them says so
  CHECK(angle.accessible.endsWith(QStringLiteral("norms disagree")));
  const QString chosen = evidenceLine(angle, QStringLiteral("This norm"));
  const QString other = evidenceLine(angle, QStringLiteral("But also"));
  const QString both = chosen + other;
  CHECK(both.contains(QStringLiteral("borderline, percentile 9.5: 51.8 \u00b1 5.9 deg")));
  CHECK(both.contains(QStringLiteral("within normal, percentile")));
  CHECK(both.contains(QStringLiteral("clinic's own: Ward series")));
  CHECK(chosen.startsWith(angle.verdictWord.toLower()));
  CHECK(evidenceLine(angle, QStringLiteral("Error")).contains(QStringLiteral("clinic's own: Ward series")));
  CHECK_FALSE(rowOf(rowsOf(test::sampleVisit("intake")), "posture.craniovertebral_angle").normsDisagree);
}

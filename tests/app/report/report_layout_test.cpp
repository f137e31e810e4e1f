#include <algorithm>

#include "app/report/page_frame.h"
#include "app/report/print_style.h"
#include "app/report/result_table.h"
#include "tests/app/report/report_samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app::report;
using namespace cervica::app::report::test;

namespace {

template <typename Kind>
int countOf(const ReportPage& page) {
  return static_cast<int>(std::count_if(page.blocks.begin(), page.blocks.end(), [](const PlacedBlock& placed) {
    return dynamic_cast<const Kind*>(placed.block.get()) != nullptr;
  }));
}

/// The sample reports of the repository with and without picture and earlier visit.
std::vector<std::vector<ReportPage>> allReports() {
  startApplication();
  std::vector<std::vector<ReportPage>> reports;
  for (const char* name : {"intake.json", "older.json", "fresh_injury.json"})
    reports.push_back(layOut(contentOf(sampleVisit(name))));
  reports.push_back(layOut(contentOf(sampleVisit("intake.json")), shadedPicture()));
  core::Visit longNames = sampleVisit("intake.json");
  longNames.patient.familyName = "Wolfeschlegelsteinhausenbergerdorff-Fernández de la Vega y Montgomery-Featherstone";
  longNames.patient.givenName = "Maximiliana Theodora Konstantina";
  longNames.examiner = "Dr. Aleksandra Wiśniewska-Brzęczyszczykiewicz";
  reports.push_back(layOut(contentOf(longNames)));
  reports.push_back(layOut(contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json")), shadedPicture()));
  return reports;
}

/// A visit with every measure of the catalogue that can be entered.
core::Visit crowdedVisit() {
  core::Visit visit = sampleVisit("intake.json");
  visit.measurements.clear();
  for (const core::Measure& measure : catalogue().measures()) {
    if (!measure.entered()) continue;
    core::Measurement measurement;
    measurement.measure = measure.id;
    measurement.value = measure.levels.empty() ? (measure.lowest + measure.highest) / 2 : measure.levels.front().value;
    measurement.device = measure.devices.front();
    if (measure.sided) {
      measurement.side = core::Side::Left;
      visit.measurements.push_back(measurement);
      measurement.side = core::Side::Right;
    }
    visit.measurements.push_back(measurement);
  }
  return visit;
}

void checkInside(const std::vector<ReportPage>& pages) {
  REQUIRE_FALSE(pages.empty());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    INFO("page " << i + 1);
    CHECK(countOf<Foot>(pages[i]) == 1);
    CHECK(pages[i].blocks.size() > 1);
    const double footTop = pages[i].blocks.back().area.top();
    double previousBottom = 0;
    for (std::size_t b = 0; b + 1 < pages[i].blocks.size(); ++b) {
      const PlacedBlock& placed = pages[i].blocks[b];
      CHECK(placed.area.left() >= kMarginX - 1e-6);
      CHECK(placed.area.right() <= kPageWidth - kMarginX + 1e-6);
      CHECK(placed.area.top() >= previousBottom - 1e-6);
      CHECK(placed.area.bottom() <= footTop);
      CHECK(placed.area.height() == Approx(placed.block->height(kContentWidth)));
      previousBottom = placed.area.bottom();
    }
  }
}

}  // namespace

TEST_CASE("Every block stands whole inside its page, below the one before and above the foot", "[report][layout]") {
  for (const auto& pages : allReports()) checkInside(pages);
}

TEST_CASE("A visit with every measure of the catalogue is laid out without a broken row", "[report][layout]") {
  startApplication();
  const core::Visit visit = crowdedVisit();
  const ReportContent content = contentOf(visit);
  const auto pages = layOut(content);
  checkInside(pages);
  std::size_t rows = 0, asked = 0;
  for (const ReportPage& page : pages) rows += static_cast<std::size_t>(countOf<ResultLine>(page));
  for (const ResultGroup& group : content.results) asked += group.rows.size();
  CHECK(rows == asked);
  for (const ReportPage& page : pages)
    if (countOf<ResultLine>(page) > 0) CHECK(countOf<ResultHead>(page) == 1);
}

TEST_CASE("Nothing is painted outside the margins of the page", "[report][layout]") {
  constexpr double kDotsPerInch = 100;
  for (const auto& pages : allReports())
    for (const ReportPage& page : pages) {
      const QImage image = rasterised(page, kDotsPerInch);
      const int margin = static_cast<int>((kMarginX - mm(0.6)) / 72 * kDotsPerInch);
      int stray = 0;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < margin; ++x)
          stray += (image.pixel(x, y) != qRgb(255, 255, 255)) +
                   (image.pixel(image.width() - 1 - x, y) != qRgb(255, 255, 255));
      CHECK(stray == 0);
    }
}

TEST_CASE("The sample reports have the pages a clinician expects", "[report][layout]") {
  startApplication();
  CHECK(layOut(contentOf(sampleVisit("fresh_injury.json"))).size() == 1);
  CHECK(layOut(contentOf(sampleVisit("intake.json")), shadedPicture()).size() <= 3);
  // With the changes and the findings the last sources go over to a fourth page.
  CHECK(layOut(contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json")), shadedPicture()).size() <= 4);
}

TEST_CASE("The signature closes the report on the page of the disclaimer", "[report][layout]") {
  for (const auto& pages : allReports()) {
    const auto& blocks = pages.back().blocks;
    REQUIRE(blocks.size() >= 3);
    CHECK(dynamic_cast<const SignatureBlock*>(blocks[blocks.size() - 2].block.get()));
    CHECK(dynamic_cast<const Paragraph*>(blocks[blocks.size() - 3].block.get()));
  }
}

TEST_CASE("The last page holds more than disclaimer and signature", "[report][layout]") {
  startApplication();
  for (const auto& pages : allReports()) {
    if (pages.size() > 1) CHECK(pages.back().blocks.size() > 3);  // those two and the foot
  }
}

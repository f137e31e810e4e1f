#include <algorithm>
#include <fstream>
#include <ostream>

#include "app/ctl/agreement_chart.h"
#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "core/base/failure.h"
#include "core/catalogue/catalogue.h"
#include "core/psychometrics/reliability_document.h"

namespace cervica::app::ctl {
namespace {

/// The measure that the values are of; each must lie within its limits.
const core::Measure* measureOf(const Arguments& arguments, const core::Catalogue& catalogue) {
  const auto id = arguments.value("measure");
  if (!id) return nullptr;
  const core::Measure* measure = catalogue.measure(*id);
  if (measure == nullptr) throw UsageError("--measure: there is no measure \"" + *id + "\" in the catalogue");
  return measure;
}

void checkLimits(const std::vector<core::Rating>& ratings, const core::Measure& measure, const std::string& file) {
  core::Error error;
  for (const core::Rating& rating : ratings) {
    if (rating.value >= measure.lowest && rating.value <= measure.highest) continue;
    if (error.issues.size() == 20) break;
    error.issues.push_back(
        {file + ":" + std::to_string(rating.line), "the value lies outside the plausible range of " + measure.id});
  }
  if (!error.issues.empty()) throw InputRefused("", error);
}

core::KappaWeights weightsOf(const Arguments& arguments) {
  const std::string weights = arguments.value("weights").value_or("linear");
  if (weights != "linear" && weights != "quadratic") throw UsageError("--weights is linear or quadratic");
  return weights == "linear" ? core::KappaWeights::Linear : core::KappaWeights::Quadratic;
}

void save(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) throw core::Failure(core::Failure::Kind::Storage, path + " cannot be written");
}

/// The options of --adopt, which say what the error will hold for.
constexpr const char* kAdoptionOptions[] = {"device", "rater", "population", "source"};

void checkOptions(const Arguments& arguments) {
  for (const char* option : kAdoptionOptions) {
    if (arguments.has(option) && !arguments.has("adopt"))
      throw UsageError(std::string("--") + option + " needs --adopt");
  }
  if (arguments.has("adopt") && arguments.has("ordinal")) {
    throw UsageError("--adopt takes the error of a continuous measure; grades have none");
  }
  if (!arguments.has("ordinal") && arguments.has("weights")) throw UsageError("--weights needs --ordinal");
  if (arguments.has("ordinal") && arguments.has("chart")) {
    throw UsageError("--chart draws differences of a continuous measure, not grades");
  }
}

bool isOrdered(core::MeasureKind kind) {
  switch (kind) {
    case core::MeasureKind::Continuous:
    case core::MeasureKind::Stepped:
    case core::MeasureKind::Derived:
      return false;
    case core::MeasureKind::Ordinal:
    case core::MeasureKind::Binary:
    case core::MeasureKind::Nominal:
      return true;
  }
  return false;
}

/// Grades have no SEM, types without an order no weights, and figures no kappa.
void checkScale(const core::Measure& measure, bool ordinal) {
  if (measure.kind == core::MeasureKind::Nominal) {
    throw UsageError("--measure: " + measure.id + " has types without an order, for which neither figure holds");
  }
  if (isOrdered(measure.kind) != ordinal) {
    throw UsageError(
        "--measure: " + measure.id +
        (ordinal ? " is no scale of grades: leave out --ordinal" : " is a scale of grades: add --ordinal"));
  }
}

/// What --adopt would store, as far as the call says it.
struct Adoption {
  core::ReliabilityRecord record;
  std::optional<std::string> source;
};

std::optional<Adoption> adoptionOf(const Arguments& arguments, const core::Measure* measure) {
  if (!arguments.has("adopt")) return std::nullopt;
  if (measure == nullptr) throw UsageError("--adopt needs --measure");
  Adoption out;
  out.record.measure = measure->id;
  out.record.device = arguments.required("device");
  if (std::find(measure->devices.begin(), measure->devices.end(), out.record.device) == measure->devices.end()) {
    throw UsageError("--device: " + measure->id + " is not measured with \"" + out.record.device + "\"");
  }
  const std::string rater = arguments.required("rater");
  if (rater != "same" && rater != "different") throw UsageError("--rater is same or different");
  out.record.rater = rater == "same" ? core::Rater::Same : core::Rater::Different;
  out.record.population = arguments.value("population").value_or("");
  out.source = arguments.value("source");
  return out;
}

/// Takes the figures into the clinic's own pack. \return the pack's new version
std::string adopt(Adoption adoption, const core::RatingTable& table, const core::TestRetest& figures,
                  const std::string& file) {
  const bool raters = table.columns == core::RatingTable::Columns::Raters;
  if (raters != (adoption.record.rater == core::Rater::Different)) {
    const char* words = raters
                            ? "the table compares raters, so its error is that of --rater different; for --rater same "
                              "take the trials of one rater alone"
                            : "the table has one rater, so its error is that of --rater same";
    throw InputRefused(file, core::Error::at("", words));
  }
  if (figures.sem.value == 0 || figures.icc21.value <= 0) {
    throw InputRefused(file, core::Error::at("", figures.sem.value == 0
                                                     ? "an error of zero is not adopted: see that the values were not "
                                                       "copied from each other"
                                                     : "the columns agree no more than by chance: the error is not "
                                                       "adopted"));
  }
  core::ReliabilityRecord& record = adoption.record;
  record.icc = figures.icc21.value;
  record.sem = figures.sem.value;
  record.mdc95 = figures.mdc95;
  record.mdc95Basis = "1.96 * sqrt(2) * SEM; SEM is the root of the residual mean square, the ICC is ICC(2,1)";
  record.n = static_cast<int>(table.rowCount());
  if (table.trialsPerValue > 1) {
    record.note = "holds for the mean of " + std::to_string(table.trialsPerValue) + " trials";
  }
  auto store = clinicPacks();
  const std::string source = adoption.source.value_or("Own test-retest data, " + std::to_string(table.rowCount()) +
                                                      (raters ? " subjects, several raters" : " subjects, one rater"));
  return accepted(protocols::adoptError(store, record, source), file).version;
}

/// For figures that need exactly two columns.
void needTwoColumns(const core::RatingTable& table, const std::string& file, const std::string& what) {
  if (table.columnCount() == 2) return;
  const bool raters = table.columns == core::RatingTable::Columns::Raters;
  throw InputRefused(file,
                     core::Error::at("", what + " compares two raters or trials; this table has " +
                                             std::to_string(table.columnCount()) + (raters ? " raters" : " trials")));
}

}  // namespace

ExitCode reliability(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"weights", "chart", "measure", "device", "rater", "population", "source"},
                             .switches = {"ordinal", "adopt"},
                             .fewest = 1,
                             .most = 1,
                             .operands = "TABLE.csv"});
  checkOptions(arguments);
  const auto catalogue = activeCatalogue(call);
  const core::Measure* measure = measureOf(arguments, *catalogue);
  const core::KappaWeights weights = weightsOf(arguments);
  if (measure != nullptr) checkScale(*measure, arguments.has("ordinal"));
  const auto adoption = adoptionOf(arguments, measure);

  const std::string file = arguments.operands()[0];
  const auto ratings = accepted(core::readRatings(accepted(core::parseCsv(readDocument(file, call), file))));
  if (measure != nullptr) checkLimits(ratings, *measure, file);
  const core::RatingTable table = accepted(core::arrangeRatings(ratings, file));

  if (arguments.has("ordinal")) {
    needTwoColumns(table, file, "weighted kappa");
    call.out << writeReliability(table, accepted(core::weightedKappa(table, weights), file), weights, measure) << '\n';
    return ExitCode::Done;
  }
  const core::TestRetest figures = accepted(core::testRetest(table), file);
  std::optional<core::BlandAltman> pair;
  if (table.columnCount() == 2) pair = core::blandAltman(table);
  if (const auto path = arguments.value("chart")) {
    needTwoColumns(table, file, "--chart");
    save(*path, agreementChart(table, *pair, measure));
  }
  std::string pack;
  if (adoption) pack = adopt(*adoption, table, figures, file);
  call.out << writeReliability(table, figures, pair, measure, pack) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

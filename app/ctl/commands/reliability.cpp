#include <fstream>
#include <ostream>

#include "app/ctl/agreement_chart.h"
#include "app/ctl/arguments.h"
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

void checkOptions(const Arguments& arguments) {
  if (!arguments.has("ordinal") && arguments.has("weights")) throw UsageError("--weights needs --ordinal");
  if (arguments.has("ordinal") && arguments.has("chart")) {
    throw UsageError("--chart draws differences of a continuous measure, not grades");
  }
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
  const Arguments arguments(call.words, {.values = {"weights", "chart", "measure"},
                                         .switches = {"ordinal"},
                                         .fewest = 1,
                                         .most = 1,
                                         .operands = "TABLE.csv"});
  checkOptions(arguments);
  const auto catalogue = core::Catalogue::shipped();
  const core::Measure* measure = measureOf(arguments, *catalogue);
  const core::KappaWeights weights = weightsOf(arguments);

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
  call.out << writeReliability(table, figures, pair, measure) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

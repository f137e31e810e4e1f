#include "core/psychometrics/reliability_document.h"

#include "core/json/json.h"

namespace cervica::core {
namespace {

OrderedJson pairOf(const Interval& interval) {
  return OrderedJson::array({interval.low, interval.high});
}

OrderedJson estimate(const Estimate& one) {
  return {{"value", one.value}, {"ci95", pairOf(one.ci95)}};
}

OrderedJson head(const RatingTable& table, const char* scale, const Measure* measure) {
  OrderedJson out{{"schema", "cervica.reliability.v1"},
                  {"scale", scale},
                  {"measure", nullptr},
                  {"unit", nullptr},
                  {"subjects", table.rowCount()},
                  {"raters", table.columnCount()}};
  if (measure != nullptr) {
    out["measure"] = measure->id;
    out["unit"] = measure->unit;
  }
  const bool raters = table.columns == RatingTable::Columns::Raters;
  out["columns"] = {
      {"kind", raters ? "raters" : "trials"}, {"names", table.columnNames}, {"trials_per_value", table.trialsPerValue}};
  return out;
}

OrderedJson leftOut(const RatingTable& table) {
  OrderedJson out = OrderedJson::array();
  for (const auto& one : table.leftOut) out.push_back({{"subject", one.subject}, {"reason", one.reason}});
  return out;
}

OrderedJson notes(const RatingTable& table, const TestRetest& figures) {
  OrderedJson out = OrderedJson::array();
  if (table.trialsPerValue > 1) {
    out.push_back("each value is the mean of " + std::to_string(table.trialsPerValue) +
                  " trials; the error holds for such means, not for a single trial");
  }
  if (figures.sem.value == 0) {
    out.push_back("the columns do not differ except by a constant: see that they were not copied from each other");
  }
  if (figures.icc31.value < 0) out.push_back("the columns agree less than by chance");
  return out;
}

}  // namespace

std::string columnLabel(const RatingTable& table, std::size_t column) {
  const std::string& name = table.columnNames[column];
  return table.columns == RatingTable::Columns::Trials ? "trial " + name : name;
}

std::string writeReliability(const RatingTable& table, const TestRetest& figures,
                             const std::optional<BlandAltman>& pair, const Measure* measure, const std::string& pack) {
  const TwoWayAnova& anova = figures.anova;
  OrderedJson out = head(table, "continuous", measure);
  out["icc_2_1"] = estimate(figures.icc21);
  out["icc_3_1"] = estimate(figures.icc31);
  out["sem"] = figures.sem.value;
  out["sem_ci95"] = pairOf(figures.sem.ci95);
  out["sem_agreement"] = figures.semAgreement;
  out["mdc90"] = figures.mdc90;
  out["mdc95"] = figures.mdc95;
  for (const char* name : {"difference", "bias", "bias_ci95", "sd_difference", "limits95", "limits95_ci95"}) {
    out[name] = nullptr;
  }
  if (pair) {
    out["difference"] = columnLabel(table, 0) + " minus " + columnLabel(table, 1);
    out["bias"] = pair->bias.value;
    out["bias_ci95"] = pairOf(pair->bias.ci95);
    out["sd_difference"] = pair->sd;
    out["limits95"] = OrderedJson::array({pair->lowerLimit.value, pair->upperLimit.value});
    out["limits95_ci95"] = OrderedJson::array({pairOf(pair->lowerLimit.ci95), pairOf(pair->upperLimit.ci95)});
  }
  out["anova"] = {{"ms_subjects", anova.subjectsMs}, {"df_subjects", anova.subjectsDf},
                  {"ms_columns", anova.columnsMs},   {"df_columns", anova.columnsDf},
                  {"ms_residual", anova.residualMs}, {"df_residual", anova.residualDf}};
  out["left_out"] = leftOut(table);
  out["notes"] = notes(table, figures);
  out["adopted_in_pack"] = pack.empty() ? OrderedJson(nullptr) : OrderedJson(pack);
  return out.dump(2);
}

std::string writeReliability(const RatingTable& table, const WeightedKappa& figures, KappaWeights weights,
                             const Measure* measure) {
  OrderedJson out = head(table, "ordinal", measure);
  out["weights"] = weights == KappaWeights::Linear ? "linear" : "quadratic";
  out["kappa"] = estimate(figures.kappa);
  out["kappa"]["se"] = figures.standardError;
  out["exact_agreement"] = figures.exactAgreement;
  out["grades"] = figures.grades;
  out["table"] = figures.table;
  out["left_out"] = leftOut(table);
  return out.dump(2);
}

}  // namespace cervica::core

#include "core/change/comparison_document.h"

#include "core/json/json.h"
#include "core/scoring/scores_document.h"

namespace cervica::core {
namespace {

OrderedJson orNull(const std::optional<double>& value) {
  return value ? OrderedJson(rounded(*value, 6)) : OrderedJson(nullptr);
}

}  // namespace

std::string writeComparison(const Comparison& comparison, bool compact) {
  OrderedJson out{{"schema", "cervica.comparison.v1"},    {"patient_id", comparison.patient.text()},
                  {"earlier", comparison.earlier.text()}, {"later", comparison.later.text()},
                  {"changes", OrderedJson::array()},      {"caveats", comparison.caveats}};
  for (const Change& change : comparison.changes) {
    OrderedJson entry{{"measure", change.measure->id}};
    if (change.side) entry["side"] = toText(*change.side);
    entry["unit"] = change.measure->unit;
    entry["before"] = rounded(change.before, 6);
    entry["after"] = rounded(change.after, 6);
    entry["difference"] = rounded(change.difference, 6);
    entry["mdc95"] = orNull(change.mdc95);
    entry["mcid"] = orNull(change.mcid);
    entry["rci"] = orNull(change.rci);
    entry["verdict"] = toText(change.verdict);
    entry["important"] = change.important;
    if (change.error != nullptr) entry["error"] = change.error->id;
    entry["caveats"] = change.caveats;
    out["changes"].push_back(std::move(entry));
  }
  return out.dump(compact ? -1 : 2);
}

}  // namespace cervica::core

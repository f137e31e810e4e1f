#include "core/change/comparison_document.h"

#include "core/change/change_json.h"

namespace cervica::core {

std::string writeComparison(const Comparison& comparison, bool compact) {
  OrderedJson out{{"schema", "cervica.comparison.v1"},
                  {"patient_id", comparison.patient.text()},
                  {"earlier", comparison.earlier.text()},
                  {"later", comparison.later.text()},
                  {"changes", OrderedJson::array()}};
  for (const Change& change : comparison.changes) {
    OrderedJson entry{{"measure", change.measure->id}};
    if (change.side) entry["side"] = toText(*change.side);
    entry["unit"] = change.measure->unit;
    addChange(entry, change);
    out["changes"].push_back(std::move(entry));
  }
  addCaveats(out, comparison.caveats);
  return out.dump(compact ? -1 : 2);
}

}  // namespace cervica::core

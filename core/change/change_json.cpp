#include "core/change/change_json.h"

namespace cervica::core {

void addCaveats(OrderedJson& to, const std::vector<Caveat>& caveats) {
  OrderedJson& texts = to["caveats"] = OrderedJson::array();
  for (const Caveat& one : caveats) texts.push_back(one.text);
  OrderedJson& codes = to["caveat_codes"] = OrderedJson::array();
  for (const Caveat& one : caveats) codes.push_back(toText(one.code));
}

void addChange(OrderedJson& to, const Change& change) {
  to["before"] = rounded(change.before, 6);
  to["after"] = rounded(change.after, 6);
  to["difference"] = rounded(change.difference, 6);
  to["difference_ci95"] = orNull(change.interval95);
  to["mdc95"] = orNull(change.mdc95);
  to["mcid"] = orNull(change.mcid);
  to["mcids"] = OrderedJson::array();
  for (const ImportantLimit& one : change.populations) {
    to["mcids"].push_back({{"id", one.limit->id},
                           {"value", rounded(one.limit->value, 6)},
                           {"population", one.limit->population},
                           {"preferred", one.limit->preferred},
                           {"reached", one.reached},
                           {"source", one.limit->source},
                           {"verified", one.limit->verified}});
  }
  to["rci"] = orNull(change.rci);
  to["verdict"] = toText(change.verdict);
  to["important"] = change.important;
  if (change.error != nullptr) to["error"] = change.error->id;
  addCaveats(to, change.caveats);
}

}  // namespace cervica::core

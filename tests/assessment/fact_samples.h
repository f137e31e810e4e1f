#pragma once

#include <string>

#include "assessment/conditions/facts.h"
#include "core/json/json.h"
#include "tests/support/catch_compat.h"

namespace cervica::tests {

/// Records a value of a test document under its identifier: an answer, a number, a word, or a measure's value, where
/// {"left": .., "right": ..} are its sides. Null records nothing.
inline void recordFact(assessment::Facts& facts, const std::string& id, const core::Json& value) {
  const core::Catalogue& catalogue = facts.index().catalogue();
  if (value.is_null()) return;
  if (const core::Measure* measure = catalogue.measure(id)) {
    const auto side = [&](std::optional<core::Side> which, const core::Json& number) {
      core::CombinedMeasurement one;
      one.measure = measure;
      one.side = which;
      one.value = number.get<double>();
      facts.recordMeasure(one);
    };
    if (value.is_number()) return side(std::nullopt, value);
    if (value.contains("left")) side(core::Side::Left, value["left"]);
    if (value.contains("right")) side(core::Side::Right, value["right"]);
    return;
  }
  const auto slot = facts.index().slotOf(id);
  if (!slot) FAIL("nothing is called " << id);
  if (value.is_boolean()) {
    facts.record(*slot, core::ScreeningAnswer(value.get<bool>()));
  } else if (value.is_number()) {
    facts.record(*slot, core::ScreeningAnswer(value.get<double>()));
  } else {
    facts.record(*slot, core::ScreeningAnswer(value.get<std::string>()));
  }
}

}  // namespace cervica::tests

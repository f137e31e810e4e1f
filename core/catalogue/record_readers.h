#pragma once

#include "core/catalogue/catalogue.h"
#include "core/json/json_cursor.h"

// For the .cpp files that read a pack: one record each, or one word of it. They check what can be seen in the record
// alone and report every problem to the cursor.

namespace cervica::core {

[[nodiscard]] Source readSource(const JsonCursor& at, const std::string& id);
[[nodiscard]] Domain readDomain(const JsonCursor& at);
[[nodiscard]] Measure readMeasure(const JsonCursor& at);
[[nodiscard]] Norm readNorm(const JsonCursor& at);
[[nodiscard]] NormTemplate readNormTemplate(const JsonCursor& at);
[[nodiscard]] AgeRatioCheck readAgeRatioCheck(const JsonCursor& at);
[[nodiscard]] ReliabilityRecord readReliability(const JsonCursor& at);
[[nodiscard]] ImportantDifference readImportantDifference(const JsonCursor& at);
[[nodiscard]] Instrument readInstrument(const JsonCursor& at);
[[nodiscard]] Question readQuestion(const JsonCursor& at);

}  // namespace cervica::core

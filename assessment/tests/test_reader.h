#pragma once

#include <vector>

#include "assessment/pack/pack_checks.h"
#include "assessment/tests/structured_test.h"

// For test_library.cpp.

namespace cervica::assessment {

/// Reads tests.json and reports every problem to the cursor. \return the tests; of use only without an issue
[[nodiscard]] std::vector<StructuredTest> readTests(const core::JsonCursor& root, const core::Catalogue& catalogue);

}  // namespace cervica::assessment

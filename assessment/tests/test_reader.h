#pragma once

#include <vector>

#include "assessment/pack/pack_checks.h"
#include "assessment/tests/structured_test.h"

// For test_library.cpp.

namespace cervica::assessment {

/// Reads tests.json and reports every problem to the cursor. \return the tests; of use only without an issue
[[nodiscard]] std::vector<StructuredTest> readTests(const core::JsonCursor& root, const core::Catalogue& catalogue);

/// Reads tests of a clinic's own: the same document, each test with `blocked_like`. Their measures may be in other
/// tests too. \param known  the tests there are already: no identifier is taken twice
[[nodiscard]] std::vector<StructuredTest> readClinicTests(const core::JsonCursor& root,
                                                          const core::Catalogue& catalogue,
                                                          const std::vector<StructuredTest>& known);

}  // namespace cervica::assessment

#pragma once

#include <vector>

#include "core/base/result.h"
#include "protocols/pack.h"

// For pack.cpp.

namespace cervica::protocols {

/// The references from one file of a pack to another that do not resolve; the place of each as "FILE/POINTER".
[[nodiscard]] std::vector<core::Issue> unresolvedReferences(const ClinicalPack& pack);

}  // namespace cervica::protocols

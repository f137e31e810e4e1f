#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/rules/rule_book.h"
#include "assessment/screening/screening_book.h"
#include "assessment/tests/test_library.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "protocols/exercise_library.h"

namespace cervica::protocols {

/// The whole clinical data, every reference between its parts resolved. Its parts are immutable and shared: whoever
/// holds a part or a pointer into it keeps the pack (or that part) alive.
struct ClinicalPack {
  std::shared_ptr<const core::Catalogue> catalogue;
  std::shared_ptr<const assessment::TestLibrary> tests;
  std::shared_ptr<const assessment::ScreeningBook> screening;
  std::shared_ptr<const assessment::RuleBook> rules;
  std::shared_ptr<const ExerciseLibrary> exercises;
};

/// The pack that ships inside the program; made once, then shared.
/// \throws ContractViolation when it does not load, which a test excludes
[[nodiscard]] const ClinicalPack& shippedPack();

/// Reads a pack and checks it completely, also across its files: what rules recommend, screening blocks and advice
/// names must exist, and the screening must know every structured test, so that it can block it.
/// \param files  those that differ from the shipped ones; a file that is not given is the shipped one
/// \return       the pack, or every problem with its place as "FILE/POINTER"; a bad pack is refused as a whole
[[nodiscard]] core::Result<ClinicalPack> loadPack(std::span<const core::PackFile> files);

/// The shipped structured tests with the measures of this catalogue: the shipped one, or one with a clinic's own
/// records. \throws ContractViolation when they do not load, which cannot be: a clinic's records only add
[[nodiscard]] std::shared_ptr<const assessment::TestLibrary> testsOf(
    const std::shared_ptr<const core::Catalogue>& catalogue);

/// The names that catalogueDocument() knows: "measures", "norms", ...
[[nodiscard]] std::vector<std::string_view> catalogueSections();

/// The shipped clinical data as JSON: one section as it ships, or with an empty name an object with all of them.
/// \return nothing for a name that is not a section
[[nodiscard]] std::optional<std::string> catalogueDocument(std::string_view section);

}  // namespace cervica::protocols

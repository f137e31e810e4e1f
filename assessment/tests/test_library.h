#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assessment/tests/structured_test.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace cervica::assessment {

/// Measures that are entered outside of every test, by domain.
struct MeasureGroup {
  core::Domain domain = core::Domain::Pain;
  std::vector<const core::Measure*> measures;  ///< in the catalogue's order
};

/// The structured tests of a pack. Immutable, validated completely when it is made. Thread safe.
class TestLibrary {
 public:
  /// \param bytes      tests.json
  /// \param catalogue  what measures and sources resolve against; kept alive by the library
  /// \return           the library, or every problem with its place as "tests.json/POINTER"
  [[nodiscard]] static core::Result<std::shared_ptr<const TestLibrary>> load(
      std::string_view bytes, std::shared_ptr<const core::Catalogue> catalogue);

  /// The tests that ship inside the program, on the shipped catalogue.
  [[nodiscard]] static std::shared_ptr<const TestLibrary> shipped();

  /// This library with tests of a clinic's own behind the others. Such a test may record measures that a shipped one
  /// records too; testOf() names the shipped one then.
  /// \param bytes  `cervica.tests.v1` without `pack`, each test with `blocked_like`
  /// \param file   its name, for the places
  /// \return       the larger library, or every problem with its place as "FILE/POINTER"
  [[nodiscard]] core::Result<std::shared_ptr<const TestLibrary>> with(std::string_view bytes,
                                                                      std::string_view file) const;

  [[nodiscard]] const std::vector<StructuredTest>& tests() const { return tests_; }

  /// By identifier; null when there is none. The pointer lives as long as the library.
  [[nodiscard]] const StructuredTest* test(std::string_view id) const;

  /// The test that a measure belongs to; null: it is entered outside of every test.
  [[nodiscard]] const StructuredTest* testOf(std::string_view measureId) const;

  /// The entered measures of a test, in its order: what a page about the test asks for.
  [[nodiscard]] std::vector<const core::Measure*> enteredMeasures(const StructuredTest& test) const;

  /// The entered measures that no test holds, by domain. Together with enteredMeasures() of every test these are all
  /// entered measures of the catalogue, each once.
  [[nodiscard]] std::vector<MeasureGroup> measuresWithoutTest() const;

 private:
  TestLibrary() = default;

  std::shared_ptr<const core::Catalogue> catalogue_;
  std::vector<StructuredTest> tests_;
  std::unordered_map<std::string, std::size_t> byMeasure_;  ///< index into tests_
};

}  // namespace cervica::assessment

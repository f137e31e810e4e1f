#include "assessment/tests/test_library.h"

#include <algorithm>

#include "assessment/pack/shipped_files.h"
#include "assessment/tests/test_reader.h"

namespace cervica::assessment {

core::Result<std::shared_ptr<const TestLibrary>> TestLibrary::load(std::string_view bytes,
                                                                   std::shared_ptr<const core::Catalogue> catalogue) {
  CERVICA_EXPECTS(catalogue != nullptr);
  const auto document = parsePackFile(kTestsFile, bytes);
  if (!document) return document.error();
  std::vector<core::Issue> issues;
  const core::JsonCursor root(*document, issues, kTestsFile);
  std::shared_ptr<TestLibrary> library(new TestLibrary);
  library->tests_ = readTests(root, *catalogue);
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  for (std::size_t i = 0; i < library->tests_.size(); ++i) {
    for (const std::string& measure : library->tests_[i].measures) library->byMeasure_.emplace(measure, i);
  }
  library->catalogue_ = std::move(catalogue);
  return std::shared_ptr<const TestLibrary>(std::move(library));
}

std::shared_ptr<const TestLibrary> TestLibrary::shipped() {
  static const std::shared_ptr<const TestLibrary> library = [] {
    auto loaded = load(shippedFile(kTestsFile), core::Catalogue::shipped());
    CERVICA_EXPECTS(loaded.ok());
    return std::move(loaded).value();
  }();
  return library;
}

core::Result<std::shared_ptr<const TestLibrary>> TestLibrary::with(std::string_view bytes,
                                                                   std::string_view file) const {
  const auto document = parsePackFile(file, bytes);
  if (!document) return document.error();
  std::vector<core::Issue> issues;
  const core::JsonCursor root(*document, issues, std::string(file));
  std::vector<StructuredTest> own = readClinicTests(root, *catalogue_, tests_);
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  std::shared_ptr<TestLibrary> larger(new TestLibrary(*this));
  for (StructuredTest& test : own) {
    for (const std::string& measure : test.measures) larger->byMeasure_.emplace(measure, larger->tests_.size());
    larger->tests_.push_back(std::move(test));
  }
  return std::shared_ptr<const TestLibrary>(std::move(larger));
}

const StructuredTest* TestLibrary::test(std::string_view id) const {
  const auto found = std::find_if(tests_.begin(), tests_.end(), [&](const auto& test) { return test.id == id; });
  return found == tests_.end() ? nullptr : &*found;
}

const StructuredTest* TestLibrary::testOf(std::string_view measureId) const {
  const auto found = byMeasure_.find(std::string(measureId));
  return found == byMeasure_.end() ? nullptr : &tests_[found->second];
}

std::vector<const core::Measure*> TestLibrary::enteredMeasures(const StructuredTest& test) const {
  std::vector<const core::Measure*> entered;
  for (const std::string& id : test.measures) {
    const core::Measure* measure = catalogue_->measure(id);
    CERVICA_EXPECTS(measure != nullptr);
    if (measure->entered()) entered.push_back(measure);
  }
  return entered;
}

std::vector<MeasureGroup> TestLibrary::measuresWithoutTest() const {
  std::vector<MeasureGroup> groups;
  for (const core::Measure& measure : catalogue_->measures()) {
    if (!measure.entered() || testOf(measure.id) != nullptr) continue;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const MeasureGroup& candidate) { return candidate.domain == measure.domain; });
    if (group == groups.end()) group = groups.insert(groups.end(), MeasureGroup{measure.domain, {}});
    group->measures.push_back(&measure);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.domain < b.domain; });
  return groups;
}

}  // namespace cervica::assessment

#include "protocols/pack.h"

#include <algorithm>
#include <array>

#include "assessment/pack/shipped_files.h"
#include "protocols/pack_references.h"
#include "protocols/shipped_files.h"

namespace cervica::protocols {
namespace {

using core::Error;
using core::Issue;
using core::PackFile;

struct Section {
  std::string_view name;
  std::string_view file;
  bool ofCatalogue;  ///< read by core::Catalogue
};

constexpr std::array kSections{
    Section{"measures", "measures.json", true},    Section{"norms", "norms.json", true},
    Section{"exercises", "exercises.json", false}, Section{"instruments", "instruments.json", true},
    Section{"rules", "rules.json", false},         Section{"sources", "sources.json", true},
    Section{"tests", "tests.json", false},         Section{"reliability", "reliability.json", true},
    Section{"screening", "screening.json", true},  Section{"codes", "codes.json", true}};

std::string_view shippedBytes(std::string_view file) {
  for (const auto source : {&core::Catalogue::shippedFile, &assessment::shippedFile, &protocols::shippedFile}) {
    const std::string_view bytes = source(file);
    if (!bytes.empty()) return bytes;
  }
  return {};
}

/// The given files over the shipped ones.
class PackSource {
 public:
  explicit PackSource(std::span<const PackFile> given) {
    for (const Section& section : kSections) files_.push_back({std::string(section.file), shippedBytes(section.file)});
    std::vector<std::string> seen;
    for (const PackFile& file : given) {
      const auto slot =
          std::find_if(files_.begin(), files_.end(), [&](const PackFile& one) { return one.name == file.name; });
      if (slot == files_.end()) {
        issues_.push_back({file.name, "is not a file of a clinical pack"});
      } else if (std::find(seen.begin(), seen.end(), file.name) != seen.end()) {
        issues_.push_back({file.name, "is given twice"});
      } else {
        slot->bytes = file.bytes;
      }
      seen.push_back(file.name);
    }
  }

  [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }
  [[nodiscard]] std::string_view bytes(std::string_view name) const {
    const auto slot = std::find_if(files_.begin(), files_.end(), [&](const PackFile& one) { return one.name == name; });
    CERVICA_EXPECTS(slot != files_.end());
    return slot->bytes;
  }
  [[nodiscard]] std::vector<PackFile> catalogueFiles() const {
    std::vector<PackFile> files;
    for (const Section& section : kSections) {
      if (section.ofCatalogue) files.push_back({std::string(section.file), bytes(section.file)});
    }
    return files;
  }

 private:
  std::vector<PackFile> files_;
  std::vector<Issue> issues_;
};

/// Moves the value into `slot`, or the issues to the others.
template <typename T>
void take(core::Result<T> result, T& slot, std::vector<Issue>& issues) {
  if (result.ok()) {
    slot = std::move(result).value();
  } else {
    issues.insert(issues.end(), result.error().issues.begin(), result.error().issues.end());
  }
}

}  // namespace

const ClinicalPack& shippedPack() {
  static const ClinicalPack pack = [] {
    ClinicalPack shipped{core::Catalogue::shipped(), assessment::TestLibrary::shipped(),
                         assessment::ScreeningBook::shipped(), assessment::RuleBook::shipped(),
                         ExerciseLibrary::shipped()};
    CERVICA_EXPECTS(unresolvedReferences(shipped).empty());
    return shipped;
  }();
  return pack;
}

core::Result<ClinicalPack> loadPack(std::span<const PackFile> files) {
  const PackSource source(files);
  std::vector<Issue> issues = source.issues();
  const auto refused = [&issues] { return Error{Error::Code::InvalidInput, std::move(issues)}; };
  ClinicalPack pack;
  if (issues.empty()) take(core::Catalogue::load(source.catalogueFiles()), pack.catalogue, issues);
  if (!issues.empty()) return refused();
  take(assessment::TestLibrary::load(source.bytes(assessment::kTestsFile), pack.catalogue), pack.tests, issues);
  take(assessment::ScreeningBook::load(source.bytes(assessment::kScreeningFile),
                                       source.bytes(assessment::kInstrumentsFile), *pack.catalogue),
       pack.screening, issues);
  if (pack.screening == nullptr) return refused();
  take(assessment::RuleBook::load(source.bytes(assessment::kRulesFile), *pack.catalogue, *pack.screening), pack.rules,
       issues);
  take(ExerciseLibrary::load(source.bytes(kExercisesFile), *pack.catalogue, *pack.screening), pack.exercises, issues);
  if (issues.empty()) issues = unresolvedReferences(pack);
  if (!issues.empty()) return refused();
  return pack;
}

std::shared_ptr<const assessment::TestLibrary> testsOf(const std::shared_ptr<const core::Catalogue>& catalogue) {
  if (catalogue == shippedPack().catalogue) return shippedPack().tests;
  auto loaded = assessment::TestLibrary::load(shippedBytes(assessment::kTestsFile), catalogue);
  CERVICA_EXPECTS(loaded.ok());
  return std::move(loaded).value();
}

std::vector<std::string_view> catalogueSections() {
  std::vector<std::string_view> names;
  for (const Section& section : kSections) names.push_back(section.name);
  return names;
}

std::optional<std::string> catalogueDocument(std::string_view section) {
  for (const Section& one : kSections) {
    if (one.name == section) return std::string(shippedBytes(one.file));
  }
  if (!section.empty()) return std::nullopt;
  // Each file is a whole JSON value, so that joining them as they are keeps every byte of the data.
  std::string all = "{";
  for (const Section& one : kSections) {
    all += all.size() == 1 ? "\n\"" : ",\n\"";
    all += std::string(one.name) + "\": " + std::string(shippedBytes(one.file));
  }
  return all + "}\n";
}

}  // namespace cervica::protocols

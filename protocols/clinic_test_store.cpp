#include "protocols/clinic_test_store.h"

#include <algorithm>

#include "core/base/failure.h"
#include "core/files/storage_failure.h"
#include "core/files/whole_file.h"

namespace cervica::protocols {
namespace {

namespace fs = std::filesystem;
using assessment::StructuredTest;
using assessment::TestLibrary;

/// Of the tests of `larger` those that `smaller` has not.
std::vector<std::string> added(const TestLibrary& larger, const TestLibrary& smaller) {
  std::vector<std::string> ids;
  for (const StructuredTest& test : larger.tests()) {
    if (smaller.test(test.id) == nullptr) ids.push_back(test.id);
  }
  return ids;
}

}  // namespace

ClinicTestStore::ClinicTestStore(fs::path folder, std::shared_ptr<const TestLibrary> shipped)
    : folder_(std::move(folder)), shipped_(std::move(shipped)) {}

std::vector<fs::path> ClinicTestStore::files() const {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator each(folder_, error), end; !error && each != end; each.increment(error)) {
    if (each->path().extension() == ".json") found.push_back(each->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

ActiveTests ClinicTestStore::activeWithout(const fs::path& left) const {
  ActiveTests tests{shipped_, {}};
  for (const fs::path& file : files()) {
    if (file == left) continue;
    const auto bytes = core::readWholeFile(file, kLargestTestFile);
    const auto larger = bytes ? tests.library->with(*bytes, file.filename().string())
                              : core::Result<std::shared_ptr<const TestLibrary>>(bytes.error());
    if (larger) {
      tests.library = *larger;
    } else {
      tests.problems.push_back("The clinic's tests in " + file.filename().string() +
                               " are not used: " + larger.error().text());
    }
  }
  return tests;
}

ActiveTests ClinicTestStore::active() const {
  return activeWithout({});
}

core::Result<std::vector<std::string>> ClinicTestStore::add(std::string_view bytes, std::string_view file) {
  // Which file it goes into depends on its first test, which is known when it reads well on the shipped tests alone.
  const auto alone = shipped_->with(bytes, file);
  if (!alone) return alone.error();
  const std::vector<std::string> own = added(**alone, *shipped_);
  const fs::path target = folder_ / (own.front() + ".json");
  const auto others = activeWithout(target).library;
  const auto together = others->with(bytes, file);
  if (!together) return together.error();
  core::makePrivateFolder(folder_);
  core::replaceFile(target, bytes);
  return own;
}

core::Result<std::vector<std::string>> ClinicTestStore::remove(std::string_view test) {
  for (const fs::path& file : files()) {
    const auto bytes = core::readWholeFile(file, kLargestTestFile);
    if (!bytes) continue;
    const auto with = shipped_->with(*bytes, file.filename().string());
    if (!with || shipped_->test(test) != nullptr || (*with)->test(test) == nullptr) continue;
    std::error_code error;
    fs::remove(file, error);
    if (error) core::throwStorageFailure(file, error.value());
    return added(**with, *shipped_);
  }
  return core::Error{core::Error::Code::NotFound,
                     {{"", "There is no test of the clinic's own with the identifier " + std::string(test) + "."}}};
}

}  // namespace cervica::protocols

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/tests/test_library.h"
#include "core/base/result.h"

namespace cervica::protocols {

/// The folder of the data home that a store is given.
inline constexpr const char* kClinicTestFolder = "tests";

/// The largest file of tests that is read, in bytes; the shipped one is 135 kB.
inline constexpr std::size_t kLargestTestFile = 4U << 20U;

/// The tests in use.
struct ActiveTests {
  std::shared_ptr<const assessment::TestLibrary> library;  ///< the shipped tests, then the clinic's own by file name
  std::vector<std::string> problems;                       ///< a sentence for each file that was refused, as a whole
};

/// Structured tests of a clinic's own: `*.json` in its data folder, each `cervica.tests.v1` without `pack`. Reading
/// never trusts what lies there; a bad file is left out as a whole and the others are used. Files are for their owner
/// only.
class ClinicTestStore {
 public:
  /// \param folder   `tests` of the data home; made when it is first written to
  /// \param shipped  what the clinic's tests are added to
  ClinicTestStore(std::filesystem::path folder, std::shared_ptr<const assessment::TestLibrary> shipped);

  [[nodiscard]] ActiveTests active() const;

  /// Checks a document together with the tests in use and keeps it under the name of its first test. The same first
  /// test again takes the place of the older file.
  /// \return the identifiers that were added; or every problem with its place, and nothing has changed
  /// \throws core::Failure (Storage, PermissionDenied)
  core::Result<std::vector<std::string>> add(std::string_view bytes, std::string_view file);

  /// Removes the file that a test came with. \return the identifiers that went with it; NotFound
  /// \throws core::Failure (Storage, PermissionDenied)
  core::Result<std::vector<std::string>> remove(std::string_view test);

 private:
  [[nodiscard]] std::vector<std::filesystem::path> files() const;
  [[nodiscard]] ActiveTests activeWithout(const std::filesystem::path& file) const;

  std::filesystem::path folder_;
  std::shared_ptr<const assessment::TestLibrary> shipped_;
};

}  // namespace cervica::protocols

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "protocols/clinic_records.h"

namespace cervica::protocols {

/// The folder of the data home that a store is given.
inline constexpr const char* kClinicPackFolder = "packs";

/// The largest pack of a clinic that is read, in bytes.
inline constexpr std::size_t kLargestClinicPack = 16U << 20U;

/// One version of the clinic's own pack.
struct ClinicPackVersion {
  int number = 0;                    ///< from 1
  std::string text;                  ///< "2026.1+clinic.3", as it stands in scores
  std::string created;               ///< RFC 3339, or empty
  std::vector<std::string> sources;  ///< citations of its records, in the pack's order
  RecordCounts counts;
  std::optional<core::Error> refused;  ///< why it cannot be used; the counts are 0 then
};

struct ClinicPackListing {
  std::string shipped;                      ///< "2026.1"
  std::string active;                       ///< the version in use: of `shipped` or of one that is not refused
  std::vector<ClinicPackVersion> versions;  ///< the oldest first
  std::string problem;                      ///< a sentence when the version that was chosen cannot be used, or empty
};

/// The catalogue in use.
struct ActiveCatalogue {
  std::shared_ptr<const core::Catalogue> catalogue;
  std::string problem;  ///< a sentence when the version that was chosen cannot be used, or empty
};

/// What adding records made.
struct AddedRecords {
  std::string version;  ///< the new version, in use from now on
  RecordCounts added, replaced;
  int skipped = 0;                    ///< rows of a table without values
  std::vector<std::string> warnings;  ///< what looks unlikely in the new norms, in sentences
  std::shared_ptr<const core::Catalogue> catalogue;
};

/// The clinic's own packs in its data folder: immutable files `clinic-N.json`, and `active`, which names the version in
/// use. Reading never trusts what lies there: a file that is no ordinary file, too large, no UTF-8 or no valid pack is
/// refused as a whole and the shipped pack is used. Writers take turns (`packs.lock`); each file appears whole or not
/// at all, so that readers need no lock. Folders and files are for their owner only.
class ClinicPackStore {
 public:
  /// \param folder   `packs` of the data home; made when it is first written to
  /// \param shipped  what the clinic's records are laid over
  explicit ClinicPackStore(std::filesystem::path folder,
                           std::shared_ptr<const core::Catalogue> shipped = core::Catalogue::shipped());

  /// The catalogue in use; the shipped one when there is no other or the chosen one is refused. Never throws because
  /// of what lies in the folder.
  [[nodiscard]] ActiveCatalogue active() const;

  /// \param version  "2026.1", "2026.1+clinic.3" or "clinic.3"
  /// \return         NotFound with the known versions; InvalidInput with every problem of a refused one
  [[nodiscard]] core::Result<std::shared_ptr<const core::Catalogue>> catalogue(std::string_view version) const;

  [[nodiscard]] ClinicPackListing list() const;

  /// The `cervica.clinic_pack.v1` document of a version, or of the shipped one NotFound.
  [[nodiscard]] core::Result<std::string> document(std::string_view version) const;

  /// Adds records to those of the version in use, checks the whole and puts it into use as a new version.
  /// \param replace  whether records of the clinic's own for the same cells (or with the same identifiers) give way;
  ///                 without it they are a problem
  /// \return         every problem with its place; nothing has changed then
  /// \throws core::Failure (Storage, PermissionDenied)
  core::Result<AddedRecords> add(const ClinicRecords& records, bool replace);

  /// Puts a version into use. \return its full name; or as catalogue()
  /// \throws core::Failure (Storage, PermissionDenied)
  core::Result<std::string> use(std::string_view version);

 private:
  struct Stored {
    int number = 0;  ///< 0: the shipped pack alone
    std::string bytes;
    std::shared_ptr<const core::Catalogue> catalogue;
  };
  [[nodiscard]] std::vector<int> numbers() const;
  [[nodiscard]] std::string text(int number) const;
  [[nodiscard]] core::Result<int> numberOf(std::string_view version) const;
  [[nodiscard]] core::Result<int> activeNumber() const;
  [[nodiscard]] core::Result<Stored> read(int number) const;
  void writeActive(int number) const;

  std::filesystem::path folder_;
  std::shared_ptr<const core::Catalogue> shipped_;
};

/// Takes a clinic's own measurement error into its pack as a new version in use. A record of its own for the same
/// measure, side, device and rater gives way.
/// \param record  `id`, `source`, `verified`, `preferred` and `origin` are set here
/// \param source  where it comes from, in words: "Own test-retest study, 30 subjects, 2026"
/// \return        every problem with its place as JSON Pointer; nothing has changed then
/// \throws core::Failure (Storage, PermissionDenied)
core::Result<AddedRecords> adoptError(ClinicPackStore& store, const core::ReliabilityRecord& record,
                                      const std::string& source);

}  // namespace cervica::protocols

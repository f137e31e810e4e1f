#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/json/json_cursor.h"

// For catalogue_reader.cpp and clinic_pack_reader.cpp.

namespace cervica::core {

/// Fills a Catalogue from files and checks it as a whole: shapes first, then every reference and every number. The one
/// friend that may.
class CatalogueReader {
 public:
  /// A whole pack.
  [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> read(std::span<const PackFile> files);
  /// A pack with a clinic's own records after its own.
  [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> readClinicPack(const Catalogue& shipped,
                                                                               const PackFile& clinic);

 private:
  using Ids = std::set<std::string, std::less<>>;
  using At = const JsonCursor&;

  CatalogueReader() = default;
  /// Reads on after the records of a catalogue.
  explicit CatalogueReader(const Catalogue& before);

  void readFile(std::span<const PackFile> files, const std::string& name, const std::string& schema,
                const std::function<void(At)>& readRoot);
  void readFile(const PackFile& file, const std::string& schema, const std::function<void(At)>& readRoot);
  [[nodiscard]] Result<std::shared_ptr<const Catalogue>> finish();

  // The sections of a pack; each appends to what is there.
  void readSources(At at);
  void readDevices(At at);
  void readMeasures(At at);
  void readNorms(At at);
  void readTemplates(At at);
  void readErrors(At at);
  void readImportantDifferences(At at);
  void readScreening(At root);

  void samePack(At root);
  void checkSide(At at, const std::string& measureId, Norm::SideRule side);
  void checkPreferredOnce(At at, const Norm& norm, std::size_t position);

  // What is asked of a clinic's own records beyond that (clinic_pack_reader.cpp).
  void checkOwnMembers(At root);
  void checkOwnNorms(At norms, std::size_t shippedNorms);
  void checkOwnErrors(At errors, std::size_t shippedErrors);
  void checkOwnValues(At at, const Norm& norm);

  static void unique(At at, Ids& ids, const std::string& id);
  static void known(At at, const Ids& ids, const std::string& id, const char* what);
  static void known(At at, const Ids& ids, const std::vector<std::string>& wanted, const char* what);

  std::vector<Issue> issues_;
  std::shared_ptr<Catalogue> out_{new Catalogue};
  Origin origin_ = Origin::Shipped;  ///< of the records that are read now
  Ids sourceIds_, deviceIds_, measureIds_, normIds_, errorIds_;
};

}  // namespace cervica::core

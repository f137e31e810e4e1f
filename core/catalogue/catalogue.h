#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/id_hash.h"
#include "core/base/result.h"
#include "core/catalogue/intake.h"
#include "core/catalogue/measure.h"
#include "core/catalogue/norm.h"
#include "core/catalogue/norm_template.h"
#include "core/catalogue/reliability.h"

namespace cervica::core {

/// One JSON document of a clinical pack.
struct PackFile {
  std::string name;  ///< "norms.json"
  std::string_view bytes;
};

/// The schema of a clinic's own pack: `version`, `name`, `created`, and in `sources`, `measures`, `norms`, `errors` and
/// `mcid` records of the same shape as in the shipped files.
inline constexpr std::string_view kClinicPackSchema = "cervica.clinic_pack.v1";

/// The clinical data: what can be measured, asked and compared with. Immutable, validated completely when it is made,
/// loaded once and shared by reference. Thread safe.
class Catalogue {
 public:
  /// Reads and checks a whole pack: measures.json, norms.json, reliability.json, sources.json, codes.json,
  /// instruments.json and screening.json. Every reference must resolve and every number lie in its range.
  /// \return every problem, its place as "FILE/POINTER"
  [[nodiscard]] static Result<std::shared_ptr<const Catalogue>> load(std::span<const PackFile> files);

  /// This pack with a clinic's own records added; each of them has Origin::Clinic. A record of the clinic may refer to
  /// shipped measures, devices and sources, and never takes the identifier of a shipped one. Its norms lie in the range
  /// of their measure and do not overlap each other.
  /// \param clinic  a `cervica.clinic_pack.v1` document
  /// \pre           this pack has none yet
  /// \return        a new catalogue, whose pack() is "2026.1+clinic.N"; or every problem, its place "FILE/POINTER"
  [[nodiscard]] Result<std::shared_ptr<const Catalogue>> withClinicPack(const PackFile& clinic) const;

  /// The pack that ships inside the program.
  /// \throws ContractViolation when it does not load, which a test excludes
  [[nodiscard]] static std::shared_ptr<const Catalogue> shipped();

  /// The bytes of a shipped file ("norms.json"), or empty.
  [[nodiscard]] static std::string_view shippedFile(std::string_view name);

  [[nodiscard]] const std::string& pack() const { return pack_; }  ///< "2026.1", "2026.1+clinic.3"
  [[nodiscard]] const std::vector<Measure>& measures() const { return measures_; }
  [[nodiscard]] const std::vector<Device>& devices() const { return devices_; }
  [[nodiscard]] const std::vector<Norm>& norms() const { return norms_; }
  [[nodiscard]] const std::vector<ReliabilityRecord>& reliability() const { return reliability_; }
  [[nodiscard]] const std::vector<ImportantDifference>& importantDifferences() const { return importantDifferences_; }
  [[nodiscard]] const std::vector<NormTemplate>& normTemplates() const { return normTemplates_; }
  [[nodiscard]] const std::vector<AgeRatioCheck>& ageRatioChecks() const { return ageRatioChecks_; }
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
  [[nodiscard]] const std::vector<Instrument>& instruments() const { return instruments_; }
  [[nodiscard]] const std::vector<Question>& questions() const { return questions_; }
  [[nodiscard]] const std::vector<QuestionGroup>& questionGroups() const { return questionGroups_; }
  [[nodiscard]] const std::vector<Symptom>& symptoms() const { return symptoms_; }
  [[nodiscard]] const std::vector<Habit>& habits() const { return habits_; }

  /// By identifier; null when there is none. The pointer lives as long as the catalogue.
  [[nodiscard]] const Measure* measure(std::string_view id) const;
  [[nodiscard]] const Device* device(std::string_view id) const;
  [[nodiscard]] const Norm* norm(std::string_view id) const;
  [[nodiscard]] const Source* source(std::string_view id) const;
  [[nodiscard]] const Instrument* instrument(std::string_view id) const;
  [[nodiscard]] const Question* question(std::string_view id) const;
  [[nodiscard]] const Symptom* symptom(std::string_view id) const;
  [[nodiscard]] const Habit* habit(std::string_view id) const;

  /// The norms and errors of one measure, in the pack's order.
  [[nodiscard]] std::span<const Norm* const> normsOf(const Measure& measure) const;
  [[nodiscard]] std::span<const ReliabilityRecord* const> reliabilityOf(const Measure& measure) const;
  [[nodiscard]] std::span<const ImportantDifference* const> importantDifferencesOf(const Measure& measure) const;

 private:
  friend class CatalogueReader;
  Catalogue() = default;
  /// The records of another one, not indexed: an index points into its own catalogue.
  Catalogue(const Catalogue& other);
  void index();

  template <typename T>
  using ById = std::unordered_map<std::string, T, IdHash, std::equal_to<>>;

  std::string pack_;
  std::vector<Measure> measures_;
  std::vector<Device> devices_;
  std::vector<Norm> norms_;
  std::vector<ReliabilityRecord> reliability_;
  std::vector<ImportantDifference> importantDifferences_;
  std::vector<NormTemplate> normTemplates_;
  std::vector<AgeRatioCheck> ageRatioChecks_;
  std::vector<Source> sources_;
  std::vector<Instrument> instruments_;
  std::vector<Question> questions_;
  std::vector<QuestionGroup> questionGroups_;
  std::vector<Symptom> symptoms_;
  std::vector<Habit> habits_;
  ById<const Measure*> measureById_;
  ById<const Device*> deviceById_;
  ById<const Norm*> normById_;
  ById<const Source*> sourceById_;
  ById<const Instrument*> instrumentById_;
  ById<const Question*> questionById_;
  ById<const Symptom*> symptomById_;
  ById<const Habit*> habitById_;
  ById<std::vector<const Norm*>> normsByMeasure_;
  ById<std::vector<const ReliabilityRecord*>> reliabilityByMeasure_;
  ById<std::vector<const ImportantDifference*>> importantByMeasure_;
};

}  // namespace cervica::core

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assessment/conditions/condition.h"
#include "assessment/questionnaires/questionnaire_score.h"
#include "core/base/id_hash.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"

namespace cervica::assessment {

/// Where each subject of the conditions stands among the facts of a visit. Measures are numbered as in the catalogue,
/// everything else in one row of its own. Immutable; points into the catalogue, which must outlive it.
class FactIndex {
 public:
  explicit FactIndex(const core::Catalogue& catalogue);

  [[nodiscard]] const core::Catalogue& catalogue() const { return *catalogue_; }
  /// The place of a subject other than a measure. \pre it is of this catalogue
  [[nodiscard]] std::uint16_t slotOf(const Subject& subject) const;
  /// The same by its identifier, also "patient.sex"; nothing where there is no such subject.
  [[nodiscard]] std::optional<std::uint16_t> slotOf(std::string_view id) const;
  [[nodiscard]] std::uint16_t measureSlot(std::string_view id) const;  ///< \pre of this catalogue
  [[nodiscard]] std::uint16_t deviceSlot(std::string_view id) const;   ///< \pre of this catalogue
  [[nodiscard]] std::size_t slots() const { return slots_.size(); }
  /// Lives as long as the catalogue.
  [[nodiscard]] std::string_view idOf(std::uint16_t slot) const { return slots_[slot].id; }
  /// What a word counts as at this place: its position among the choices (-1: none of them), or a number of its own
  /// where any text may stand.
  [[nodiscard]] double codeOf(std::uint16_t slot, std::string_view word) const;

 private:
  struct Slot {
    std::string_view id;
    std::vector<std::string> words;  ///< of choices
  };
  void add(std::string_view id, std::vector<std::string> words = {});

  const core::Catalogue* catalogue_;
  std::vector<Slot> slots_;
  std::unordered_map<std::string_view, std::uint16_t, core::IdHash> byId_;
};

/// What one visit records, laid out for conditions; filled again and again in the same memory. One thread at a time.
class Facts {
 public:
  /// A subject other than a measure. Yes and no are 1 and 0, a choice is its position.
  enum class State : std::uint8_t { NotRecorded, WithoutValue, Recorded };

  /// Both sides of a measure; an unsided one stands at `kLeftOrOnly`.
  struct MeasureFact {
    std::array<double, 2> value{}, z{};        ///< z oriented so that lower is worse
    std::array<std::int16_t, 2> device{};      ///< as FactIndex::deviceSlot; kNoDevice: not recorded, or mixed
    std::array<std::uint8_t, 2> band{};        ///< core::Band as a bit
    std::uint8_t recorded = 0, scoredByZ = 0;  ///< a bit a side
    bool sided = false;
  };
  static constexpr std::size_t kLeftOrOnly = 0, kRight = 1;
  static constexpr std::int16_t kNoDevice = -1;

  /// \param index  must outlive the facts
  /// \param defaults  what a question counts as when nothing is recorded, by its identifier
  Facts(const FactIndex& index, std::span<const std::pair<std::string, core::ScreeningAnswer>> defaults);

  /// Forgets everything but the defaults.
  void clear();
  /// Everything that a visit records.
  /// \pre  the scores and questionnaires were made from this visit with the index's catalogue
  void fill(const core::Visit& visit, const core::VisitScores& scores,
            std::span<const QuestionnaireScore> questionnaires);

  void record(std::uint16_t slot, double value) {
    values_[slot] = value;
    states_[slot] = State::Recorded;
  }
  /// \pre the slot is that of a question, symptom, habit or the patient's sex
  void record(std::uint16_t slot, const core::ScreeningAnswer& answer);
  void recordMeasure(const core::CombinedMeasurement& measurement);
  /// \pre z is oriented so that lower is worse
  void recordZ(std::uint16_t measure, std::optional<core::Side> side, double z);
  void recordBand(std::uint16_t measure, std::optional<core::Side> side, core::Band band);

  [[nodiscard]] State state(std::uint16_t slot) const { return states_[slot]; }
  [[nodiscard]] double value(std::uint16_t slot) const { return values_[slot]; }
  [[nodiscard]] const MeasureFact& measure(std::uint16_t slot) const { return measures_[slot]; }
  [[nodiscard]] const FactIndex& index() const { return *index_; }

  /// The same as if age, sex and mass were not recorded.
  [[nodiscard]] Facts withoutPatient() const;

 private:
  void answers(const core::ScreeningAnswers& answers);

  const FactIndex* index_;
  std::vector<double> values_, blankValues_;
  std::vector<State> states_, blankStates_;
  std::vector<MeasureFact> measures_, blankMeasures_;
  std::vector<std::uint16_t> lastSlots_;  ///< of the answers of the visit before: the next has mostly the same
};

}  // namespace cervica::assessment

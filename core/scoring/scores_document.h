#pragma once

#include <string>
#include <vector>

#include "core/json/json_text.h"
#include "core/scoring/score.h"

namespace cervica::core {

/// Writes the members of `cervica.scores.v1` that scoring fills. Keeps the text of what does not change from visit to
/// visit, the norms above all. One thread at a time.
class ScoresWriter {
 public:
  /// \param catalogue  must outlive the writer
  explicit ScoresWriter(const Catalogue& catalogue);

  /// Appends the members, in the contract's order, to an open object.
  /// \pre the scores were given with this catalogue
  void members(const VisitScores& scores, JsonText& out) const;

 private:
  void measurement(const CombinedMeasurement& m, JsonText& out) const;
  void score(const Score& score, JsonText& out) const;
  void match(const NormMatch& match, JsonText& out) const;

  /// The members that name a measure and a side, and the one that names its unit.
  struct MeasureText {
    std::string unsided, left, right, unit;
  };

  const Catalogue* catalogue_;
  // Prepared texts, each list in the catalogue's order.
  std::vector<MeasureText> measures_;
  std::vector<std::string> devices_;
  std::vector<std::string> norms_;
  std::vector<std::string> contextNorms_;  ///< the member "norm" with the population, and its usual note
};

/// Those members as a JSON object, indented by two blanks.
[[nodiscard]] std::string writeScores(const VisitScores& scores, const Catalogue& catalogue);

}  // namespace cervica::core

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
  void score(const Score& score, JsonText& out) const;
  void match(const NormMatch& match, JsonText& out) const;
  [[nodiscard]] const std::string& textOf(const Norm& norm) const;

  const Catalogue* catalogue_;
  std::vector<std::string> norms_;         ///< the members of each norm, in the catalogue's order
  std::vector<std::string> contextNorms_;  ///< the same with the population
};

/// Those members as a JSON object, indented by two blanks.
[[nodiscard]] std::string writeScores(const VisitScores& scores, const Catalogue& catalogue);

}  // namespace cervica::core

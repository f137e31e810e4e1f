#pragma once

#include <map>
#include <string>
#include <utility>

#include "app/desktop/visit/draft_state.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// What a draft says once read: the visit of its valid parts, and a sentence for each field that is not.
struct DraftReading {
  core::Visit visit;
  std::map<EntryKey, QString> valueProblems;
  std::map<EntryKey, QString> painProblems;
  std::map<std::pair<std::string, int>, QString> answerProblems;  ///< by instrument and answer, counted from 0
  std::map<std::string, QString> screeningProblems;               ///< by question id

  [[nodiscard]] bool complete() const {
    return valueProblems.empty() && painProblems.empty() && answerProblems.empty() && screeningProblems.empty();
  }
};

/// Reads a draft. Texts that are not numbers or lie outside the hard limits never reach the visit.
/// \param header  patient, id, time, kind and examiner of the visit; its other members are ignored
[[nodiscard]] DraftReading readDraft(const core::Visit& header, const DraftState& state,
                                     const core::Catalogue& catalogue);

/// A measurement as it would have been typed.
[[nodiscard]] Entry entryOf(const core::Measurement& measurement);

/// The draft of a stored visit: `readDraft(visit, draftOf(visit, c), c).visit` says the same as `visit`, with its
/// measurements in the catalogue's order.
[[nodiscard]] DraftState draftOf(const core::Visit& visit, const core::Catalogue& catalogue);

}  // namespace cervica::app

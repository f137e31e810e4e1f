#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/desktop/visit/draft_state.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// A visit in the middle of being typed, as the local journal keeps it between two keystrokes.
struct JournalledDraft {
  core::Visit header;              ///< patient, id, time, kind, examiner; nothing measured
  std::optional<int> baseVersion;  ///< the stored version it started from; nothing: never stored
  DraftState state;                ///< valid or not, exactly as typed
  bool operator==(const JournalledDraft&) const = default;
};

/// `cervica.draft.v1`: JSON, one line, UTF-8.
[[nodiscard]] std::string writeDraft(const JournalledDraft& draft, const core::Catalogue& catalogue);

/// Reads what writeDraft wrote; InvalidInput when it is not such a document.
[[nodiscard]] core::Result<JournalledDraft> readJournal(std::string_view json, const core::Catalogue& catalogue);

}  // namespace cervica::app

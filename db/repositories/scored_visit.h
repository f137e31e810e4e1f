#pragma once

#include <optional>

#include "core/catalogue/catalogue.h"
#include "db/repositories/visit_repository.h"

namespace cervica::db {

/// Assesses a visit and stores it with its document and the scores it was given: VisitRepository::save for callers that
/// have nothing but the visit.
/// \pre core::validate(visit, catalogue) is empty
core::Result<SavedVisit> saveScored(VisitRepository& visits, const core::Visit& visit, const core::Catalogue& catalogue,
                                    std::optional<int> basedOn = {});

}  // namespace cervica::db

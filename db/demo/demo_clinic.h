#pragma once

#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"
#include "db/session/database.h"

namespace cervica::db {

/// A synthetic clinic to try the program with: patients who never lived, each with several visits, the earliest first.
///
/// The first patient is the one of the shipped example documents; the others are drawn so that they lie around the
/// catalogue's own norms, worse at the first visit and better or not later, inside every hard limit. The same arguments
/// give the same visits on every machine. Every visit passes core::validate.
///
/// \param patients  at least 0
/// \param seed      another number draws other patients; the identifiers stay the same
[[nodiscard]] std::vector<core::Visit> demoVisits(const core::Catalogue& catalogue, int patients, unsigned seed);

/// Stores a demonstration clinic. Visits whose identifiers are stored already stay as they are.
/// \return how many visits the clinic has, stored now or before
/// \throws core::Failure
int seedDemoClinic(Database& database, const core::Catalogue& catalogue, int patients, unsigned seed);

}  // namespace cervica::db

#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/visit/visit.h"
#include "db/session/session.h"

namespace cervica::db {

/// Adds a patient or changes the record of the same person, inside the caller's transaction.
/// \param overwrite  false: an existing record keeps its values (the caller's are older)
/// \return           the patient's number; Conflict when the identifier belongs to somebody else
core::Result<std::int64_t> storePatient(Transaction& transaction, const core::Patient& patient, bool overwrite);

[[nodiscard]] std::span<const Statement> patientStoreStatements();

}  // namespace cervica::db

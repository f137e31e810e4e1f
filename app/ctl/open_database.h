#pragma once

#include "app/ctl/invocation.h"
#include "db/session/database.h"

namespace cervica::app::ctl {

/// Opens the database that the call names (--db, CERVICA_DB, or the embedded one), and says on standard error where an
/// embedded one had to be put elsewhere.
/// \throws core::Failure; a full or read-only disk counts as an unavailable database
[[nodiscard]] db::Database openDatabase(Invocation& call, db::MigrationPolicy policy = db::MigrationPolicy::Automatic);

}  // namespace cervica::app::ctl

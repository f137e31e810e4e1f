#include "app/ctl/open_database.h"

#include <ostream>

#include "core/base/failure.h"

namespace cervica::app::ctl {

db::Database openDatabase(Invocation& call, db::MigrationPolicy policy) {
  try {
    db::Database database = db::Database::open(db::ConnectionTarget::choose(call.connection), policy);
    if (const std::string notice = database.notice(); !notice.empty()) call.err << "cervicactl: " << notice << '\n';
    return database;
  } catch (const core::Failure& failure) {
    if (failure.kind() != core::Failure::Kind::Storage) throw;
    std::throw_with_nested(core::Failure(core::Failure::Kind::DatabaseUnavailable, failure.what()));
  }
}

}  // namespace cervica::app::ctl

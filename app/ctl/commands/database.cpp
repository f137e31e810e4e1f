#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "app/ctl/open_database.h"
#include "core/json/json.h"
#include "db/cluster/embedded_cluster.h"

namespace cervica::app::ctl {
namespace {

void printStatus(db::Database& database, std::ostream& out) {
  const db::DatabaseStatus status = database.status();
  out << core::OrderedJson{{"mode", status.mode},
                           {"conninfo", status.conninfo},
                           {"server_version", status.serverVersion},
                           {"schema_version", status.schemaVersion},
                           {"patients", status.patients},
                           {"visits", status.visits},
                           {"size_bytes", status.sizeBytes}}
             .dump(2)
      << '\n';
}

ExitCode stop(Invocation& call) {
  const auto target = db::ConnectionTarget::choose(call.connection);
  if (!target.isEmbedded())
    throw UsageError("db stop ends the private database only; a server is stopped where it runs");
  switch (db::stopCluster(target.home)) {
    case db::StopOutcome::Stopped:
      call.err << "The private database is stopped.\n";
      return ExitCode::Done;
    case db::StopOutcome::WasNotRunning:
      call.err << "The private database was not running.\n";
      return ExitCode::Done;
    case db::StopOutcome::InUse:
      call.err << "The private database is in use by another program; close it first.\n";
      return ExitCode::Conflict;
  }
  return ExitCode::InternalError;
}

}  // namespace

ExitCode database(Invocation& call) {
  const std::string action = takeAction(call, "status, init, migrate or stop");
  const Arguments noMore(call.words, {});
  if (action == "stop") return stop(call);
  if (action == "status") {
    db::Database database = openDatabase(call, db::MigrationPolicy::Never);
    printStatus(database, call.out);
    return ExitCode::Done;
  }
  if (action == "init" || action == "migrate") {
    db::Database database = openDatabase(call, db::MigrationPolicy::Always);
    printStatus(database, call.out);
    return ExitCode::Done;
  }
  throw UsageError("unknown command db " + action);
}

}  // namespace cervica::app::ctl

#include "db/session/database.h"

#include <array>

#include "core/base/failure.h"
#include "db/migrations/migrations.h"
#include "db/session/session.h"

namespace cervica::db {
namespace {

constexpr Statement kServer{"database_server", R"sql(
SELECT current_setting('server_version'), pg_database_size(current_database())
)sql"};

constexpr Statement kCounts{"database_counts", R"sql(
SELECT (SELECT count(*) FROM patient), (SELECT count(*) FROM visit)
)sql"};

}  // namespace

Database::Database(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::open(const ConnectionTarget& target, MigrationPolicy policy) {
  Database database(std::make_unique<Session>(target));
  prepareSchema(*database.session_, policy, embeddedMigrations(), CERVICA_VERSION);
  return database;
}

int Database::migrate() {
  return prepareSchema(*session_, MigrationPolicy::Always, embeddedMigrations(), CERVICA_VERSION);
}

void Database::reconnect() {
  session_->connect();
}
std::string Database::conninfo() const {
  return session_->conninfo();
}
std::string Database::notice() const {
  return session_->notice();
}

void Database::prepare(const Statement& statement) {
  try {
    session_->prepare(statement);
  } catch (const std::exception&) {
    const auto trouble = currentTrouble();
    if (!trouble) throw;
    throwFailure(*trouble);
  }
}

DatabaseStatus Database::status() {
  DatabaseStatus status;
  status.mode = session_->target().isEmbedded() ? "embedded" : "server";
  status.conninfo = withoutSecrets(session_->conninfo());
  status.schemaVersion = schemaVersion(*session_);
  return session_->read([&](Transaction& transaction) {
    const auto server = transaction.exec(kServer);
    status.serverVersion = server[0][0].as<std::string>();
    status.sizeBytes = server[0][1].as<std::int64_t>();
    if (status.schemaVersion > 0) {
      const auto counts = transaction.exec(kCounts);
      status.patients = counts[0][0].as<std::int64_t>();
      status.visits = counts[0][1].as<std::int64_t>();
    }
    return status;
  });
}

}  // namespace cervica::db

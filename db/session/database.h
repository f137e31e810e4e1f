#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "db/session/connection_target.h"
#include "db/session/statement.h"

namespace cervica::db {

class Session;

/// What happens to the schema when a database is opened.
enum class MigrationPolicy {
  Automatic,  ///< the embedded database and an empty one are brought up to date; an older server is refused with the
              ///< way out
  Always,     ///< brought up to date, wherever it is (`db init`, `db migrate`)
  Never       ///< left as it is (`db status`)
};

struct DatabaseStatus {
  std::string mode;      ///< "embedded" or "server"
  std::string conninfo;  ///< without password
  std::string serverVersion;
  int schemaVersion = 0;  ///< 0: not set up
  std::int64_t patients = 0;
  std::int64_t visits = 0;
  std::int64_t sizeBytes = 0;
};

/// One open connection to Cervica's records. Used by one thread at a time. Repositories made from it must not outlive
/// it.
class Database {
 public:
  /// Connects (starting the embedded cluster when that is the target) and checks the schema.
  /// \throws core::Failure: DatabaseUnavailable, Storage, PermissionDenied, each with the way out
  [[nodiscard]] static Database open(const ConnectionTarget& target,
                                     MigrationPolicy policy = MigrationPolicy::Automatic);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Brings the schema up to date. \return how many migrations were run
  int migrate();
  [[nodiscard]] DatabaseStatus status();

  /// Connects again after the server was lost, starting the embedded one when it is gone. Repositories stay valid.
  /// A lost connection found before anything was committed is renewed without being asked.
  void reconnect();

  /// The libpq connection string in use, with its secrets: for a child such as pg_dump, never to be shown.
  [[nodiscard]] std::string conninfo() const;
  /// A sentence for the person (where the embedded data lies, when not in the home), or empty.
  [[nodiscard]] std::string notice() const;

  /// Prepares one statement against the schema. \throws core::Failure (Internal) when the server refuses it
  void prepare(const Statement& statement);

  /// For the repositories.
  [[nodiscard]] Session& session() { return *session_; }

 private:
  explicit Database(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

}  // namespace cervica::db

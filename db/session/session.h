#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/base/result.h"
#include "db/cluster/embedded_cluster.h"
#include "db/session/connection_target.h"
#include "db/session/pqxx_compat.h"
#include "db/session/sql_errors.h"
#include "db/session/statement.h"

namespace cervica::db {

class Session;

/// One running transaction; statements are prepared at their first use.
class Transaction {
 public:
  Transaction(Session& session, pqxx::transaction_base& work) : session_(session), work_(work) {}

  template <typename... Arguments>
  pqxx::result exec(const Statement& statement, Arguments&&... arguments);
  /// A script without parameters.
  pqxx::result script(const std::string& sql) { return work_.exec(sql); }

 private:
  Session& session_;
  pqxx::transaction_base& work_;
};

/// The connection behind a Database. Internal to db.
class Session {
 public:
  explicit Session(ConnectionTarget target);

  void connect();
  [[nodiscard]] const ConnectionTarget& target() const { return target_; }
  [[nodiscard]] std::string conninfo() const;
  [[nodiscard]] std::string notice() const { return cluster_ ? cluster_->notice() : std::string(); }
  [[nodiscard]] pqxx::connection& connection() { return *connection_; }
  void prepare(const Statement& statement);

  /// Runs `work` in one transaction: committed when it returns a value, rolled back when it returns an error or throws.
  /// Repeated after a serialization failure or a deadlock, and once on a new connection when the old one was lost
  /// before the commit; so `work` has no effect but on the database. A refused constraint comes back as Conflict.
  /// \throws core::Failure
  template <typename T>
  core::Result<T> change(const std::function<core::Result<T>(Transaction&)>& work) {
    std::optional<core::Result<T>> result;
    const auto conflict = attempt([&] {
      pqxx::work work0(*connection_);
      Transaction transaction(*this, work0);
      result.emplace(work(transaction));
      if (result->ok()) work0.commit();
    });
    if (conflict) return conflictError(*conflict);
    return std::move(*result);
  }

  /// Runs a query that changes nothing, renewing a lost connection as `change` does.
  template <typename Work>
  auto read(Work&& work) {
    std::optional<decltype(work(std::declval<Transaction&>()))> result;
    const auto conflict = attempt([&] {
      pqxx::read_transaction reading(*connection_);
      Transaction transaction(*this, reading);
      result.emplace(work(transaction));
    });
    CERVICA_EXPECTS(!conflict && result);
    return std::move(*result);
  }

 private:
  /// \return the trouble when a constraint refused the change
  std::optional<SqlTrouble> attempt(const std::function<void()>& once);
  static core::Error conflictError(const SqlTrouble& trouble);

  ConnectionTarget target_;
  std::optional<EmbeddedCluster> cluster_;
  std::unique_ptr<pqxx::connection> connection_;
  std::set<std::string> prepared_;
};

template <typename... Arguments>
pqxx::result Transaction::exec(const Statement& statement, Arguments&&... arguments) {
  session_.prepare(statement);
  return execPrepared(work_, statement.name, std::forward<Arguments>(arguments)...);
}

}  // namespace cervica::db

#include "db/session/session.h"

#include <thread>

#include "core/base/failure.h"

namespace cervica::db {
namespace {

using core::Failure;

constexpr int kAttempts = 8;

/// Names in our statements are found here; extensions may live in public.
constexpr const char* kSettings =
    "SET search_path = cervica, public; SET application_name = 'cervica'; SET client_encoding = 'UTF8'; "
    "SET extra_float_digits = 1; SET bytea_output = 'hex'; SET intervalstyle = 'iso_8601'; SET datestyle = 'ISO'";

constexpr int kOldestServer = 150000;

}  // namespace

Session::Session(ConnectionTarget target) : target_(std::move(target)) {
  connect();
}

std::string Session::conninfo() const {
  return target_.conninfo ? *target_.conninfo : cluster_->conninfo();
}

void Session::connect() {
  connection_.reset();
  prepared_.clear();
  if (!target_.isEmbedded())
    static_cast<void>(withoutSecrets(*target_.conninfo));  // says clearly when it is unreadable
  // The embedded server may end between the moment it answered and the connection: then it is started again.
  for (int tries = 1; !connection_; ++tries) {
    if (target_.isEmbedded()) {
      if (cluster_) {
        cluster_->ensureRunning();
      } else {
        cluster_.emplace(EmbeddedCluster::acquire(target_.home));
      }
    }
    try {
      auto connection = std::make_unique<pqxx::connection>(conninfo());
      pqxx::nontransaction setup(*connection);
      setup.exec(kSettings);
      setup.commit();
      connection_ = std::move(connection);
    } catch (const std::exception&) {
      const auto trouble = currentTrouble();
      if (!trouble) throw;
      if (target_.isEmbedded() && trouble->kind == SqlTrouble::Kind::Lost && tries < kAttempts) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1 << tries));
        continue;
      }
      std::throw_with_nested(Failure(Failure::Kind::DatabaseUnavailable,
                                     "The database server could not be reached (" + trouble->technical +
                                         "). Check its address, that it runs, and your account and password."));
    }
  }
  if (connection_->server_version() < kOldestServer) {
    throw Failure(Failure::Kind::DatabaseUnavailable, "The database server is PostgreSQL " +
                                                          std::to_string(connection_->server_version() / 10000) +
                                                          "; Cervica needs version 15 or later.");
  }
}

void Session::prepare(const Statement& statement) {
  if (!prepared_.insert(statement.name).second) return;
  try {
    prepareNow(*connection_, statement.name, statement.sql);
  } catch (...) {
    prepared_.erase(statement.name);
    throw;
  }
}

std::optional<SqlTrouble> Session::attempt(const std::function<void()>& once) {
  using Kind = SqlTrouble::Kind;
  bool renewed = false;
  for (int tries = 1;; ++tries) {
    try {
      once();
      return std::nullopt;
    } catch (const std::exception&) {
      const auto trouble = currentTrouble();
      if (!trouble) throw;
      if (trouble->kind == Kind::Conflict) return trouble;
      const bool lost = trouble->kind == Kind::Lost || (trouble->kind != Kind::InDoubt && !connection_->is_open());
      if (lost && !renewed) {
        renewed = true;
        connect();
        continue;
      }
      if (trouble->kind == Kind::Retry && tries < kAttempts) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1 << tries));
        continue;
      }
      throwFailure(*trouble);
    }
  }
}

core::Error Session::conflictError(const SqlTrouble& trouble) {
  return {core::Error::Code::Conflict,
          {{"", "The database refused the change because it breaks the rule \"" + trouble.constraint +
                    "\". Somebody else may have changed the same record; open it again and repeat the change."}}};
}

}  // namespace cervica::db

#include "db/cluster/embedded_cluster.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "core/base/failure.h"
#include "core/files/file_lock.h"
#include "db/cluster/cluster_place.h"
#include "db/cluster/postmaster.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::FileLock;

constexpr auto kGuardPatience = std::chrono::minutes(3);  // somebody's first start or recovery may take as long
constexpr auto kStopPatience = std::chrono::seconds(60);

FileLock lockGuard(const fs::path& home) {
  FileLock guard(home / "guard.lock");
  if (!guard.lockExclusive(kGuardPatience)) {
    throw Failure(Failure::Kind::DatabaseUnavailable, "Another program has been starting or stopping the database in " +
                                                          home.string() +
                                                          " for minutes. End it, or restart the computer.");
  }
  return guard;
}

/// The major version that made a cluster. \throws core::Failure when the folder holds none
int versionOf(const fs::path& data) {
  std::ifstream in(data / "PG_VERSION");
  int version = 0;
  if (!(in >> version)) {
    throw Failure(Failure::Kind::DatabaseUnavailable,
                  data.string() +
                      " should hold the database, but its file PG_VERSION is missing or unreadable. Restore "
                      "the folder from a backup, or move it away to begin with an empty database.");
  }
  return version;
}

/// A socket's folder outside of the home (see cluster_place.cpp) goes with its server.
void removeEmpty(const fs::path& folder) {
  std::error_code ignored;
  fs::remove(folder, ignored);
}

}  // namespace

fs::path dataHome() {
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path(value != nullptr ? value : "");
  };
  if (const auto home = set("CERVICA_HOME"); !home.empty()) return fs::absolute(home);
  if (const auto data = set("XDG_DATA_HOME"); data.is_absolute()) return data / "cervica";
  if (const auto home = set("HOME"); home.is_absolute()) return home / ".local" / "share" / "cervica";
  throw Failure(
      Failure::Kind::Storage,
      "Cervica does not know where to keep its data: neither CERVICA_HOME nor HOME is set. Set CERVICA_HOME to "
      "a folder.");
}

struct EmbeddedCluster::State {
  fs::path home;
  ServerSearch search;
  ClusterPlace place;
  bool elsewhere = false;
  std::optional<FileLock> lease;
  fs::path socketFolder;

  /// \pre the guard is held
  void start() {
    const auto found = findPlace(home);
    place = found.place;
    elsewhere = found.elsewhere;
    const auto servers = findServers(search);
    if (!fs::exists(place.data)) {
      createCluster(place, chooseServer(servers, std::nullopt, place.data));
      if (elsewhere) linkCluster(home, place);
    }
    const auto server = chooseServer(servers, versionOf(place.data), place.data);
    prepareSocketFolder(place);
    socketFolder = db::ensureRunning(place, server);
  }

  void release() {
    // Ending must not fail: a server that is left running is used and stopped by the next program.
    try {
      const auto guard = lockGuard(home);
      const bool last = lease->lockExclusive(std::chrono::milliseconds(0));
      if (last && stopServer(place.data, kStopPatience)) removeEmpty(socketFolder);
      lease.reset();
    } catch (const std::exception&) {
      lease.reset();
    }
  }
};

EmbeddedCluster::EmbeddedCluster(std::unique_ptr<State> state) : state_(std::move(state)) {}
EmbeddedCluster::EmbeddedCluster(EmbeddedCluster&&) noexcept = default;

EmbeddedCluster& EmbeddedCluster::operator=(EmbeddedCluster&& other) noexcept {
  if (this != &other) {
    if (state_) state_->release();
    state_ = std::move(other.state_);
  }
  return *this;
}

EmbeddedCluster::~EmbeddedCluster() {
  if (state_) state_->release();
}

EmbeddedCluster EmbeddedCluster::acquire(const fs::path& home, const ServerSearch& search) {
  auto state = std::make_unique<State>();
  state->home = prepareHome(home);
  state->search = search;
  const auto guard = lockGuard(state->home);
  FileLock lease(state->home / "lease.lock");
  if (!lease.lockShared(std::chrono::seconds(1))) {
    throw Failure(Failure::Kind::Storage, "The file " + (state->home / "lease.lock").string() +
                                              " cannot be locked. Set CERVICA_HOME to a folder on a local disk.");
  }
  state->start();
  state->lease.emplace(std::move(lease));
  return EmbeddedCluster(std::move(state));
}

std::string EmbeddedCluster::conninfo() const {
  return conninfoOf(state_->socketFolder);
}

std::string EmbeddedCluster::notice() const {
  if (!state_->elsewhere) return {};
  return "PostgreSQL runs as the system user \"" + (state_->place.runAs ? state_->place.runAs->name : "postgres") +
         "\", which may not enter " + state_->home.string() + "; the database is kept in " +
         state_->place.data.parent_path().string() + ".";
}

void EmbeddedCluster::ensureRunning() {
  const auto guard = lockGuard(state_->home);
  state_->start();
}

StopOutcome stopCluster(const fs::path& home, bool evenIfInUse) {
  std::error_code error;
  const auto data = existingCluster(home);
  if (!fs::is_directory(home, error) || !data) return StopOutcome::WasNotRunning;
  const auto canonical = fs::canonical(home, error);
  const auto guard = lockGuard(canonical);
  const auto file = readPostmasterFile(*data);
  if (!file || !isServerOf(file->pid, *data)) return StopOutcome::WasNotRunning;
  FileLock lease(canonical / "lease.lock");
  if (!lease.lockExclusive(std::chrono::milliseconds(0)) && !evenIfInUse) return StopOutcome::InUse;
  if (!stopServer(*data, kStopPatience)) {
    throw Failure(
        Failure::Kind::DatabaseUnavailable,
        "The database server did not stop within a minute. Its process number is " + std::to_string(file->pid) + ".");
  }
  return StopOutcome::Stopped;
}

}  // namespace cervica::db

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "db/cluster/server_binaries.h"

namespace cervica::db {

/// Where this user's records lie: `CERVICA_HOME`, else `$XDG_DATA_HOME/cervica`, else `~/.local/share/cervica`.
/// Absolute.
[[nodiscard]] std::filesystem::path dataHome();

/// The private PostgreSQL cluster of one data home, kept running while this object lives.
///
/// In the data home: `cluster` (the data; a link elsewhere when PostgreSQL may not enter the home), `run` (the socket),
/// `lease.lock`, on which each program that uses the cluster holds a shared lock, and `guard.lock`, under which it is
/// created, started and stopped. The kernel takes both locks off a killed program, so nothing of them can be stale: the
/// last one out is whoever finds the lease free of others. A server that a killed program left running is used by the
/// next one and stopped by it.
///
/// Who may connect: the system user that runs the server, and root; by the socket's owner (peer), in a folder with mode
/// 0700. There is no password and no network port. PostgreSQL refuses to run as root; then it runs as the owner of the
/// data, which for a new cluster is the system user `postgres`.
class EmbeddedCluster {
 public:
  /// Creates the cluster when there is none, starts it when it does not run, and holds a lease on it.
  /// \throws core::Failure: DatabaseUnavailable (no server installed, other major version, does not start),
  ///         Storage (disk full, read-only), PermissionDenied
  [[nodiscard]] static EmbeddedCluster acquire(const std::filesystem::path& home, const ServerSearch& search = {});

  EmbeddedCluster(EmbeddedCluster&&) noexcept;
  EmbeddedCluster& operator=(EmbeddedCluster&&) noexcept;
  /// Gives the lease back; the last one out stops the server.
  ~EmbeddedCluster();

  /// For libpq; has no password in it.
  [[nodiscard]] std::string conninfo() const;
  /// A sentence for the person when the data does not lie in the home itself, or empty.
  [[nodiscard]] std::string notice() const;
  /// Starts the server again when it was lost. \throws as acquire
  void ensureRunning();

 private:
  struct State;
  explicit EmbeddedCluster(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

enum class StopOutcome { Stopped, WasNotRunning, InUse };

/// Stops a server that nobody uses (one that a killed program left behind).
/// \param evenIfInUse  also when other programs hold a lease: they lose their connection, not their data
StopOutcome stopCluster(const std::filesystem::path& home, bool evenIfInUse = false);

}  // namespace cervica::db

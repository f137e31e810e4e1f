#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "db/cluster/child_process.h"
#include "db/cluster/server_binaries.h"

namespace cervica::db {

/// What a PostgreSQL server says of itself in `postmaster.pid`.
struct PostmasterFile {
  pid_t pid = 0;
  std::string socketFolder;
  std::string status;  ///< "starting", "ready", "stopping", or empty: not yet written
};

[[nodiscard]] std::optional<PostmasterFile> readPostmasterFile(const std::filesystem::path& data);

/// Whether that process exists, is no zombie, and works in that data folder: a number that another process got after a
/// restart of the computer does not count.
[[nodiscard]] bool isServerOf(pid_t pid, const std::filesystem::path& data);

/// Where a cluster lies and who runs it.
struct ClusterPlace {
  std::filesystem::path data;
  std::filesystem::path socketFolder;
  std::optional<SystemUser> runAs;  ///< nothing: the caller
};

/// The libpq connection string of the cluster's own database.
[[nodiscard]] std::string conninfoOf(const std::filesystem::path& socketFolder);

/// Makes a new cluster with its empty database, as a whole or not at all.
/// \throws core::Failure
void createCluster(const ClusterPlace& place, const ServerBinaries& server);

/// Finds the running server, waits for one that is just starting or stopping, recovers what a killed one left behind,
/// or starts it. The caller holds the guard lock.
/// \return the folder of the socket on which it answers
/// \throws core::Failure
[[nodiscard]] std::filesystem::path ensureRunning(const ClusterPlace& place, const ServerBinaries& server);

/// Stops the server: clients are disconnected, everything committed is on disk. \return false when it did not end in
/// time
[[nodiscard]] bool stopServer(const std::filesystem::path& data, std::chrono::seconds patience);

}  // namespace cervica::db

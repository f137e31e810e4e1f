#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cervica::db {

/// One installed PostgreSQL server.
struct ServerBinaries {
  int majorVersion = 0;
  std::filesystem::path folder;  ///< holds initdb and postgres
};

/// Where to look for servers. The default looks at what Debian installs, then at pg_config, then at PATH.
struct ServerSearch {
  std::vector<std::filesystem::path> versionFolders{"/usr/lib/postgresql"};  ///< hold N/bin
  bool askPgConfig = true;
  bool searchPath = true;
};

/// Every server found, newest first.
[[nodiscard]] std::vector<ServerBinaries> findServers(const ServerSearch& search = {});

/// The server for a cluster.
/// \param clusterVersion  the major version that made the cluster; nothing: a new cluster, the newest server
/// \throws core::Failure (DatabaseUnavailable) in plain words: no server installed, or none of that version
[[nodiscard]] ServerBinaries chooseServer(const std::vector<ServerBinaries>& servers, std::optional<int> clusterVersion,
                                          const std::filesystem::path& cluster);

}  // namespace cervica::db

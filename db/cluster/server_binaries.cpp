#include "db/cluster/server_binaries.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "core/base/failure.h"
#include "db/cluster/child_process.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;

bool runnable(const fs::path& file) {
  return access(file.c_str(), X_OK) == 0 && fs::is_regular_file(file);
}
bool holdsServer(const fs::path& folder) {
  return runnable(folder / "postgres") && runnable(folder / "initdb");
}

int leadingNumber(const std::string& text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > 10000) break;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// "postgres (PostgreSQL) 15.18 (Debian ...)" -> 15
int askVersion(const fs::path& folder) {
  const auto said = runProgram({(folder / "postgres").string(), "--version"});
  const auto at = said.output.find_first_of("0123456789");
  return said.status == 0 && at != std::string::npos ? leadingNumber(said.output.substr(at)) : 0;
}

void add(std::vector<ServerBinaries>& servers, int version, const fs::path& folder) {
  const bool known = std::any_of(servers.begin(), servers.end(),
                                 [&](const ServerBinaries& server) { return server.majorVersion == version; });
  if (version > 0 && !known) servers.push_back({version, folder});
}

}  // namespace

std::vector<ServerBinaries> findServers(const ServerSearch& search) {
  std::vector<ServerBinaries> servers;
  for (const auto& versions : search.versionFolders) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(versions, none)) {
      const auto folder = entry.path() / "bin";
      if (holdsServer(folder)) add(servers, leadingNumber(entry.path().filename().string()), folder);
    }
  }
  // Asking costs a process each: only where the usual place has nothing.
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  std::string folder;
  while (servers.empty() && std::getline(folders, folder, ':')) {
    if (folder.empty() || folder.front() != '/') continue;
    if (search.askPgConfig && runnable(fs::path(folder) / "pg_config")) {
      auto said = runProgram({folder + "/pg_config", "--bindir"});
      while (!said.output.empty() && said.output.back() == '\n') said.output.pop_back();
      if (said.status == 0 && holdsServer(said.output)) add(servers, askVersion(said.output), said.output);
    }
    if (search.searchPath && holdsServer(folder)) add(servers, askVersion(folder), folder);
  }
  std::sort(servers.begin(), servers.end(),
            [](const ServerBinaries& a, const ServerBinaries& b) { return a.majorVersion > b.majorVersion; });
  return servers;
}

ServerBinaries chooseServer(const std::vector<ServerBinaries>& servers, std::optional<int> clusterVersion,
                            const std::filesystem::path& cluster) {
  using core::Failure;
  if (servers.empty()) {
    throw Failure(Failure::Kind::DatabaseUnavailable,
                  clusterVersion ? "The PostgreSQL server is not installed. Install it with \"apt install postgresql-" +
                                       std::to_string(*clusterVersion) + "\" and start again. The database in " +
                                       cluster.string() + " is untouched."
                                 : "The PostgreSQL server is not installed. Install it with \"apt install postgresql\" "
                                   "and start again, or name a server with --db.");
  }
  if (!clusterVersion) return servers.front();
  const auto same = std::find_if(servers.begin(), servers.end(),
                                 [&](const ServerBinaries& server) { return server.majorVersion == *clusterVersion; });
  if (same != servers.end()) return *same;
  std::string installed;
  for (const auto& server : servers) installed += (installed.empty() ? "" : ", ") + std::to_string(server.majorVersion);
  const auto version = std::to_string(*clusterVersion);
  throw Failure(Failure::Kind::DatabaseUnavailable,
                "The database in " + cluster.string() + " was made by PostgreSQL " + version +
                    ", but this computer has PostgreSQL " + installed +
                    ". Install that version beside it with \"apt "
                    "install postgresql-" +
                    version + "\"; or, on a computer that has PostgreSQL " + version +
                    ", write a backup with \"cervicactl db backup\" and restore it here into an empty CERVICA_HOME. "
                    "Nothing was changed.");
}

}  // namespace cervica::db

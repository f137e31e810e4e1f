#include "db/cluster/postmaster.h"

#include <libpq-fe.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "core/base/failure.h"
#include "core/files/storage_failure.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::throwDiskFull;
using core::throwStorageFailure;
using Clock = std::chrono::steady_clock;

constexpr std::uintmax_t kSpaceToCreate = 150u << 20;
constexpr std::uintmax_t kSpaceToStart = 4u << 20;
constexpr auto kStartPatience = std::chrono::seconds(120);  // a recovery after a power cut may take its time
constexpr int kMostStarts = 100;
constexpr auto kPoll = std::chrono::milliseconds(4);

bool hasSpace(const fs::path& folder, std::uintmax_t bytes) {
  struct statvfs space {};
  return statvfs(folder.c_str(), &space) != 0 || space.f_bavail * space.f_frsize >= bytes;
}

/// Where the server's log is; the part that belongs to a start begins at a byte offset.
fs::path logOf(const fs::path& data) {
  return data / "server.log";
}

std::string readFrom(const fs::path& file, std::uintmax_t offset) {
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(offset));
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The last line that says why, without its time stamp.
std::string reasonIn(const std::string& log) {
  std::string reason;
  for (const char* word : {"FATAL:", "PANIC:", "error:", "could not"}) {
    const auto at = log.rfind(word);
    if (at == std::string::npos) continue;
    reason = log.substr(at, log.find('\n', at) - at);
    break;
  }
  return reason.empty() ? "no reason was given" : reason;
}

[[noreturn]] void throwServerFailure(const std::string& what, const fs::path& data, const std::string& log,
                                     const fs::path& fullLog) {
  if (log.find("No space left on device") != std::string::npos || log.find("Disk quota") != std::string::npos) {
    throwDiskFull(data);
  }
  if (log.find("Permission denied") != std::string::npos) throwStorageFailure(data, EACCES);
  throw Failure(
      Failure::Kind::DatabaseUnavailable,
      what + " (" + reasonIn(log) + ")." + (fullLog.empty() ? "" : " The whole log is " + fullLog.string() + "."));
}

/// Settings of a cluster that serves one person's programs. Durability stays as PostgreSQL ships it: fsync, full page
/// writes and synchronous commit are on.
constexpr const char* kSettings = R"(
# Cervica: a private cluster, reached through its Unix socket only.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 40
shared_buffers = 64MB
jit = off
# Statements carry patient data, so the log keeps neither them nor the rows of an error.
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
log_connections = off
log_checkpoints = off
log_autovacuum_min_duration = -1
log_timezone = 'UTC'
)";

/// Only the system user that owns the cluster, and root, may connect, each as the cluster's own role.
constexpr const char* kHostRules = "local all all peer map=cervica\n";

std::string identityMap(const std::string& owner) {
  std::string map = "cervica " + owner + " cervica\n";
  if (owner != "root") map += "cervica root cervica\n";
  return map;
}

void writeFile(const fs::path& file, const std::string& text, bool append) {
  errno = 0;
  std::ofstream out(file, append ? std::ios::app : std::ios::trunc);
  out << text << std::flush;
  if (!out) throwStorageFailure(file, errno != 0 ? errno : EIO);
}

std::string ownerName(const ClusterPlace& place) {
  return place.runAs ? place.runAs->name : callerName();
}

/// The name of a process that has not ended, as /proc shows it: "4711 (postgres".
std::optional<std::string> nameOfLiving(pid_t pid) {
  if (pid <= 1) return std::nullopt;
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string stat;
  if (!std::getline(in, stat)) return std::nullopt;
  const auto afterName = stat.rfind(')');
  if (afterName == std::string::npos || afterName + 2 >= stat.size()) return std::nullopt;
  if (stat[afterName + 2] == 'Z' || stat[afterName + 2] == 'X') return std::nullopt;
  return stat.substr(0, afterName);
}

/// Whether the server that was just started lives. Not isServerOf: until it has found its own program, PostgreSQL works
/// in the folder of its binaries for a moment. Taking it for dead then would start a second one beside it.
bool stillRuns(pid_t started) {
  return nameOfLiving(started).has_value();
}

}  // namespace

std::optional<PostmasterFile> readPostmasterFile(const fs::path& data) {
  std::ifstream in(data / "postmaster.pid");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (lines.empty()) return std::nullopt;
  PostmasterFile file;
  file.pid = static_cast<pid_t>(std::strtol(lines[0].c_str(), nullptr, 10));
  if (lines.size() > 4) file.socketFolder = lines[4];
  if (lines.size() > 7) file.status = lines[7].substr(0, lines[7].find(' '));
  return file;
}

bool isServerOf(pid_t pid, const fs::path& data) {
  const auto name = nameOfLiving(pid);
  if (!name) return false;
  std::error_code error;
  const auto folder = fs::read_symlink("/proc/" + std::to_string(pid) + "/cwd", error);
  if (!error) return folder == fs::weakly_canonical(data, error);
  // The folder of another user's process is hidden: then its name must do.
  return name->find("(postgres") != std::string::npos;
}

std::string conninfoOf(const fs::path& socketFolder) {
  std::string quoted;
  for (const char c : socketFolder.string()) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return "host='" + quoted + "' port=5432 dbname=cervica user=cervica";
}

void createCluster(const ClusterPlace& place, const ServerBinaries& server) {
  const auto parent = place.data.parent_path();
  if (!hasSpace(parent, kSpaceToCreate)) throwDiskFull(parent);
  // Everything happens in a folder of another name, so that a killed start leaves nothing that looks like a cluster.
  const auto making = parent / "cluster.making";
  std::error_code error;
  fs::remove_all(making, error);
  if (mkdir(making.c_str(), 0700) != 0) throwStorageFailure(making, errno);
  if (place.runAs && chown(making.c_str(), place.runAs->uid, place.runAs->gid) != 0) throwStorageFailure(making, errno);

  const auto initdb = runProgram(
      {(server.folder / "initdb").string(), "--pgdata=" + making.string(), "--username=cervica", "--encoding=UTF8",
       "--locale=C.UTF-8", "--data-checksums", "--auth-local=peer", "--auth-host=reject", "--no-instructions"},
      place.runAs);
  if (initdb.status != 0) {
    fs::remove_all(making, error);
    throwServerFailure("The database could not be created", parent, initdb.output, {});
  }
  writeFile(making / "postgresql.conf", kSettings, true);
  writeFile(making / "pg_hba.conf", kHostRules, false);
  writeFile(making / "pg_ident.conf", identityMap(ownerName(place)), false);

  const auto database =
      runProgram({(server.folder / "postgres").string(), "--single", "-D", making.string(), "template1"}, place.runAs,
                 "CREATE DATABASE cervica;\n");
  if (database.status != 0 || database.output.find("ERROR:") != std::string::npos ||
      database.output.find("FATAL:") != std::string::npos) {
    fs::remove_all(making, error);
    throwServerFailure("The database could not be created", parent, database.output, {});
  }
  if (rename(making.c_str(), place.data.c_str()) != 0) throwStorageFailure(place.data, errno);
}

fs::path ensureRunning(const ClusterPlace& place, const ServerBinaries& server) {
  const auto deadline = Clock::now() + kStartPatience;
  const auto log = logOf(place.data);
  std::error_code error;
  pid_t started = 0;
  int starts = 0;
  std::uintmax_t logBegin = 0;
  while (Clock::now() < deadline) {
    const auto file = readPostmasterFile(place.data);
    const bool alive = file && isServerOf(file->pid, place.data);
    // Whoever answers is the server, even one of another process namespace, which is invisible here. The file alone
    // does not do: a server that was just killed takes a moment to vanish.
    if (file && !file->socketFolder.empty() && (!alive || file->status == "ready") &&
        PQping(conninfoOf(file->socketFolder).c_str()) == PQPING_OK) {
      return file->socketFolder;
    }
    if (alive || stillRuns(started)) {
      std::this_thread::sleep_for(kPoll);
      continue;
    }
    if (started != 0) {
      const auto said = readFrom(log, logBegin);
      // Children of a killed server need a moment to notice; then the shared memory is free.
      const bool leftovers = said.find("shared memory block") != std::string::npos;
      if (!leftovers || starts > kMostStarts)
        throwServerFailure("The database server could not be started", place.data, said, log);
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    if (!hasSpace(place.data, kSpaceToStart)) throwDiskFull(place.data);
    // Stale: nobody alive works here, and we hold the guard. PostgreSQL clears these itself unless the number of the
    // dead process is taken, be it by a zombie that nobody has collected yet.
    for (const auto& stale : {place.data / "postmaster.pid", place.socketFolder / ".s.PGSQL.5432.lock",
                              place.socketFolder / ".s.PGSQL.5432"}) {
      fs::remove(stale, error);
    }
    if (fs::file_size(log, error) > (4u << 20) && !error) fs::resize_file(log, 0, error);
    logBegin = fs::exists(log) ? fs::file_size(log) : 0;
    started = startDetached({(server.folder / "postgres").string(), "-D", place.data.string(), "-c",
                             "listen_addresses=", "-k", place.socketFolder.string(), "-p", "5432"},
                            place.runAs, place.data, log);
    ++starts;
  }
  throwServerFailure("The database server did not become ready within two minutes", place.data, readFrom(log, logBegin),
                     log);
}

bool stopServer(const fs::path& data, std::chrono::seconds patience) {
  const auto file = readPostmasterFile(data);
  if (!file || !isServerOf(file->pid, data)) return true;
  if (kill(file->pid, SIGINT) != 0) return errno == ESRCH;
  const auto deadline = Clock::now() + patience;
  while (isServerOf(file->pid, data)) {
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kPoll);
  }
  return true;
}

}  // namespace cervica::db

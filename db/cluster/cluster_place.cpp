#include "db/cluster/cluster_place.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <random>

#include "core/base/failure.h"
#include "core/files/storage_failure.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::throwStorageFailure;

/// sockaddr_un holds 107 bytes and the terminating zero.
constexpr std::size_t kLongestSocketPath = 107;
const std::string kSocketName = "/.s.PGSQL.5432";

bool isRoot() {
  return geteuid() == 0;
}

std::optional<SystemUser> userById(uid_t uid) {
  const passwd* found = getpwuid(uid);
  if (found == nullptr) return std::nullopt;
  return SystemUser{found->pw_uid, found->pw_gid, found->pw_name};
}

SystemUser postgresUser() {
  const passwd* found = getpwnam("postgres");
  if (found == nullptr) {
    throw Failure(
        Failure::Kind::DatabaseUnavailable,
        "PostgreSQL refuses to run as root, and there is no system user \"postgres\" to run it. Install the "
        "server with \"apt install postgresql\", which makes that user, or start Cervica as an ordinary user.");
  }
  return {found->pw_uid, found->pw_gid, found->pw_name};
}

std::string hex(std::uint64_t number) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(number >> shift) & 15];
  return text;
}

/// FNV-1a: names a folder after a path; nothing depends on it being secret.
std::string shortName(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hex(hash ^ (hash >> 32));
}

fs::path socketFolderFor(const fs::path& base, const std::optional<SystemUser>& runAs) {
  const auto beside = base / "run";
  if (beside.string().size() + kSocketName.size() <= kLongestSocketPath) return beside;
  const auto uid = runAs ? runAs->uid : geteuid();
  const auto name = "cervica-" + std::to_string(uid) + "-" + shortName(base.string());
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  std::error_code error;
  for (const auto& folder : {fs::path(isRoot() ? "/run" : (runtime != nullptr ? runtime : "")), fs::path("/tmp")}) {
    if (folder.is_absolute() && fs::is_directory(folder, error) && access(folder.c_str(), W_OK) == 0 &&
        (folder / name).string().size() + kSocketName.size() <= kLongestSocketPath) {
      return folder / name;
    }
  }
  return fs::path("/tmp") / name;
}

bool mayEnter(const SystemUser& user, const fs::path& folder) {
  return runProgram({"/usr/bin/test", "-x", folder.string()}, user).status == 0;
}

/// Lets the server's user pass through the home, never read it. \return whether that is enough
bool openHomeFor(const SystemUser& user, const fs::path& home) {
  if (mayEnter(user, home)) return true;
  struct stat found {};
  if (!mayEnter(user, home.parent_path()) || stat(home.c_str(), &found) != 0 || found.st_uid != 0) return false;
  return chown(home.c_str(), static_cast<uid_t>(-1), user.gid) == 0 &&
         chmod(home.c_str(), (found.st_mode & 07707) | S_IXGRP) == 0 && mayEnter(user, home);
}

fs::path makeFolderElsewhere(const SystemUser& user, const fs::path& home) {
  const fs::path all = "/var/lib/cervica";
  if (mkdir(all.c_str(), 0711) != 0 && errno != EEXIST) throwStorageFailure(all, errno);
  std::random_device random;
  const auto folder = all / (shortName(home.string()) + "-" + hex(random()));
  if (mkdir(folder.c_str(), 0710) != 0 || chown(folder.c_str(), 0, user.gid) != 0) throwStorageFailure(folder, errno);
  if (!mayEnter(user, folder)) {
    throw Failure(Failure::Kind::PermissionDenied,
                  "PostgreSQL runs as the system user \"" + user.name + "\", which may enter neither " + home.string() +
                      " nor /var/lib/cervica. Set CERVICA_HOME to a folder that this user can reach, for example "
                      "/srv/cervica.");
  }
  return folder;
}

}  // namespace

fs::path prepareHome(const fs::path& home) {
  std::error_code error;
  if (!fs::is_directory(home, error)) {
    fs::create_directories(home.parent_path(), error);
    if (mkdir(home.c_str(), 0700) != 0 && errno != EEXIST) {
      throwStorageFailure(home, error ? error.value() : errno);
    }
  }
  const auto canonical = fs::canonical(home, error);
  if (error) throwStorageFailure(home, error.value());
  if (access(canonical.c_str(), W_OK | X_OK) != 0) throwStorageFailure(canonical, errno);
  return canonical;
}

std::optional<fs::path> existingCluster(const fs::path& home) {
  std::error_code error;
  const auto named = home / "cluster";
  if (fs::is_symlink(named, error)) return fs::read_symlink(named, error);
  if (fs::exists(named, error)) return named;
  return std::nullopt;
}

FoundPlace findPlace(const fs::path& home) {
  FoundPlace found;
  if (const auto data = existingCluster(home)) {
    struct stat folder {};
    if (stat(data->c_str(), &folder) != 0) throwStorageFailure(*data, errno);
    found.elsewhere = data->parent_path() != home;
    found.place.data = *data;
    if (isRoot()) {
      found.place.runAs = folder.st_uid == 0 ? postgresUser() : userById(folder.st_uid);
      // The home may have been moved or its rights changed since.
      if (!found.elsewhere && found.place.runAs && !openHomeFor(*found.place.runAs, home)) {
        throw Failure(Failure::Kind::PermissionDenied,
                      "PostgreSQL runs as the system user \"" + found.place.runAs->name + "\", which may not enter " +
                          home.string() +
                          ". Let it pass with \"chmod o+x\" on the folders above, or move the data home.");
      }
    } else if (folder.st_uid != geteuid()) {
      throwStorageFailure(*data, EACCES);
    }
  } else if (isRoot()) {
    const auto user = postgresUser();
    found.place.runAs = user;
    found.elsewhere = !openHomeFor(user, home);
    found.place.data = (found.elsewhere ? makeFolderElsewhere(user, home) : home) / "cluster";
  } else {
    found.place.data = home / "cluster";
  }
  found.place.socketFolder = socketFolderFor(found.place.data.parent_path(), found.place.runAs);
  return found;
}

void prepareSocketFolder(const ClusterPlace& place) {
  const auto& folder = place.socketFolder;
  const auto owner = place.runAs ? place.runAs->uid : geteuid();
  if (mkdir(folder.c_str(), 0700) == 0) {
    if (place.runAs && chown(folder.c_str(), place.runAs->uid, place.runAs->gid) != 0)
      throwStorageFailure(folder, errno);
  } else if (errno != EEXIST) {
    throwStorageFailure(folder, errno);
  }
  struct stat found {};
  if (lstat(folder.c_str(), &found) != 0) throwStorageFailure(folder, errno);
  if (!S_ISDIR(found.st_mode) || found.st_uid != owner || (found.st_mode & 077) != 0) {
    throw Failure(Failure::Kind::PermissionDenied,
                  "The folder " + folder.string() +
                      " for the database's socket belongs to somebody else or is open to "
                      "others. Remove it and start again.");
  }
}

void linkCluster(const fs::path& home, const ClusterPlace& place) {
  std::error_code error;
  fs::create_directory_symlink(place.data, home / "cluster", error);
  if (error) throwStorageFailure(home / "cluster", error.value());
}

}  // namespace cervica::db

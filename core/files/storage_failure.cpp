#include "core/files/storage_failure.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

#include "core/base/failure.h"

namespace cervica::core {

void throwDiskFull(const std::filesystem::path& path) {
  std::string left;
  struct statvfs space {};
  auto existing = path;
  while (!existing.empty() && existing != existing.root_path() && !std::filesystem::exists(existing)) {
    existing = existing.parent_path();
  }
  if (statvfs(existing.c_str(), &space) == 0) {
    left = " (" + std::to_string(space.f_bavail * space.f_frsize / (1024 * 1024)) + " MB left)";
  }
  throw Failure(Failure::Kind::Storage, "The disk that holds " + path.string() + " is full" + left +
                                            ". Free at least 200 MB there, or set CERVICA_HOME to a folder on another "
                                            "disk, and start again. Nothing that was saved is lost.");
}

void throwStorageFailure(const std::filesystem::path& path, int errorNumber) {
  if (errorNumber == ENOSPC || errorNumber == EDQUOT) throwDiskFull(path);
  if (errorNumber == EACCES || errorNumber == EPERM) {
    throw Failure(Failure::Kind::PermissionDenied, "Cervica may not write " + path.string() +
                                                       ". Give your user the right to, or set CERVICA_HOME to a folder "
                                                       "of your own.");
  }
  if (errorNumber == EROFS) {
    throw Failure(Failure::Kind::Storage,
                  path.string() +
                      " lies on a disk that is read-only. Set CERVICA_HOME to a folder that can "
                      "be written.");
  }
  throw Failure(Failure::Kind::Storage, "Cervica cannot use " + path.string() + ": " + std::strerror(errorNumber) +
                                            ". Check the disk, or set CERVICA_HOME to another folder.");
}

}  // namespace cervica::core

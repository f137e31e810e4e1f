#include "core/files/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "core/files/file_descriptor.h"
#include "core/files/storage_failure.h"

namespace cervica::core {
namespace fs = std::filesystem;

Result<std::string> readWholeFile(const fs::path& file, std::size_t limit) {
  const std::string name = file.filename().string();
  const FileDescriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!descriptor.valid()) {
    if (errno == ENOENT) return Error{Error::Code::NotFound, {{name, "there is no such file"}}};
    if (errno == ELOOP) return Error::at(name, "is a link, and only an ordinary file is read");
    return Error::at(name, std::string("cannot be read: ") + std::strerror(errno));
  }
  struct stat found {};
  if (fstat(descriptor.get(), &found) != 0) return Error::at(name, "cannot be read");
  if (!S_ISREG(found.st_mode)) return Error::at(name, "is not an ordinary file");
  const auto tooLarge = [&] {
    return Error::at(name, "is larger than " + std::to_string(limit >> 20U) + " MB, the most that is read");
  };
  if (static_cast<std::size_t>(found.st_size) > limit) return tooLarge();
  std::string bytes(static_cast<std::size_t>(found.st_size) + 1, '\0');  // one more than it should have
  std::size_t length = 0;
  while (length < bytes.size()) {
    const ssize_t got = read(descriptor.get(), bytes.data() + length, bytes.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error::at(name, std::string("cannot be read: ") + std::strerror(errno));
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  if (length == bytes.size()) return Error::at(name, "is being written just now; try again");
  bytes.resize(length);
  return bytes;
}

void giveToOwnerOf(const fs::path& folder, int fd, const fs::path& file) {
  struct stat owner {};
  if (geteuid() == 0 && stat(folder.c_str(), &owner) == 0 && owner.st_uid != 0 &&
      fchown(fd, owner.st_uid, owner.st_gid) != 0) {
    throwStorageFailure(file, errno);
  }
}

void replaceFile(const fs::path& file, std::string_view bytes) {
  const fs::path fresh = file.parent_path() / ("." + file.filename().string() + ".new");
  const auto fail = [&](int errorNumber) {
    unlink(fresh.c_str());
    throwStorageFailure(file, errorNumber);
  };
  unlink(fresh.c_str());  // of a writer that was killed
  FileDescriptor descriptor(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!descriptor.valid()) throwStorageFailure(file, errno);
  giveToOwnerOf(file.parent_path(), descriptor.get(), file);
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(descriptor.get()) != 0) fail(errno);
  descriptor.reset();
  if (rename(fresh.c_str(), file.c_str()) != 0) fail(errno);
  const FileDescriptor folder(open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.valid()) fsync(folder.get());
}

void makePrivateFolder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  if (folder.has_parent_path() && folder.parent_path() != folder) makePrivateFolder(folder.parent_path());
  if (mkdir(folder.c_str(), 0700) != 0) {
    if (errno != EEXIST || !fs::is_directory(folder, error)) throwStorageFailure(folder, errno);
    return;
  }
  const FileDescriptor made(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (made.valid()) giveToOwnerOf(folder.parent_path(), made.get(), folder);
}

}  // namespace cervica::core

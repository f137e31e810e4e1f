#include "core/files/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <thread>

#include "core/files/storage_failure.h"
#include "core/files/whole_file.h"

namespace cervica::core {

FileLock::FileLock(const std::filesystem::path& file)
    : file_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (!file_.valid()) throwStorageFailure(file, errno);
  giveToOwnerOf(file.parent_path(), file_.get(), file);
}

bool FileLock::lock(int operation, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    if (flock(file_.get(), operation | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  }
}

bool FileLock::lockExclusive(std::chrono::milliseconds patience) {
  return lock(LOCK_EX, patience);
}
bool FileLock::lockShared(std::chrono::milliseconds patience) {
  return lock(LOCK_SH, patience);
}

}  // namespace cervica::core

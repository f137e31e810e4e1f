#pragma once

#include <chrono>
#include <filesystem>

#include "core/files/file_descriptor.h"

namespace cervica::core {

/// A lock on a file that the kernel releases when its holder ends, however it ends. Never inherited by a program that
/// the holder starts. Two locks in one process are as independent as two in two processes.
class FileLock {
 public:
  /// Opens the lock file, made with mode 0600 and the owner of its folder when it is missing; nothing is locked yet.
  /// \throws Failure (PermissionDenied, Storage)
  explicit FileLock(const std::filesystem::path& file);

  /// Waits for the lock. \return whether it was got in time
  [[nodiscard]] bool lockExclusive(std::chrono::milliseconds patience);
  [[nodiscard]] bool lockShared(std::chrono::milliseconds patience);

 private:
  [[nodiscard]] bool lock(int operation, std::chrono::milliseconds patience);
  FileDescriptor file_;
};

}  // namespace cervica::core

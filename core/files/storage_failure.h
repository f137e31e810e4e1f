#pragma once

#include <filesystem>

namespace cervica::core {

/// Says in plain words why a file or folder cannot be used, with the way out.
/// \throws Failure: PermissionDenied for a right that is missing, else Storage
[[noreturn]] void throwStorageFailure(const std::filesystem::path& path, int errorNumber);

/// The sentence for a full disk.
[[noreturn]] void throwDiskFull(const std::filesystem::path& path);

}  // namespace cervica::core

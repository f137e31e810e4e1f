#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cervica::core {

/// Reads a small file that anybody may have put there: an ordinary file and no link, at most `limit` bytes. Never waits
/// (for a pipe), and looks at the size before it reads.
/// \return the bytes; NotFound when there is none; else InvalidInput, its place the file's name
[[nodiscard]] Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t limit);

/// Writes a file so that readers see either what was there before or all of it, also after a power cut: a new file
/// beside it with mode 0600 and the owner of its folder, forced to the disk, then renamed.
/// \pre    its folder exists; callers that may meet each other hold a lock
/// \throws Failure (Storage, PermissionDenied)
void replaceFile(const std::filesystem::path& file, std::string_view bytes);

/// Makes a folder, and those above it, with mode 0700 where they are missing.
/// \throws Failure (Storage, PermissionDenied)
void makePrivateFolder(const std::filesystem::path& folder);

/// Root may look after another user's folder: what it makes there must still be that user's.
/// \throws Failure (Storage, PermissionDenied)
void giveToOwnerOf(const std::filesystem::path& folder, int fd, const std::filesystem::path& file);

}  // namespace cervica::core

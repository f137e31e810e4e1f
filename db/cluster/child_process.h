#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cervica::db {

/// A user of the operating system.
struct SystemUser {
  uid_t uid = 0;
  gid_t gid = 0;
  std::string name;
};

/// The name of the caller's own user. \throws core::Failure (DatabaseUnavailable) when it has none
[[nodiscard]] std::string callerName();

/// How a program ended, and everything it wrote (standard output and error together).
struct Finished {
  int status = -1;  ///< exit status; 128 + signal when killed; 127 when it could not be started
  std::string output;
};

/// Runs a program to its end with a small fixed environment, in `/`, without any file descriptor of ours.
/// \param arguments  the program's absolute path, then its arguments
/// \param as         who it runs as; nothing: the caller. Only root can choose.
/// \param input      written to its standard input
[[nodiscard]] Finished runProgram(const std::vector<std::string>& arguments, const std::optional<SystemUser>& as = {},
                                  const std::string& input = {});

/// Starts a program that outlives its caller: own session, no terminal, adopted by init, so that it is neither hit by
/// the caller's signals nor left as the caller's zombie.
/// \param folder  its working folder
/// \param log     where its standard output and error are appended to
/// \return        its process id
/// \throws        core::Failure (DatabaseUnavailable) when it cannot be started
pid_t startDetached(const std::vector<std::string>& arguments, const std::optional<SystemUser>& as,
                    const std::filesystem::path& folder, const std::filesystem::path& log);

}  // namespace cervica::db

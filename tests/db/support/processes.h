#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>

namespace cervica::test {

/// A folder of its own, short enough for a socket in it; removed at the end, together with a server still running
/// there.
class TempHome {
 public:
  TempHome();
  explicit TempHome(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~TempHome();
  TempHome(const TempHome&) = delete;
  TempHome& operator=(const TempHome&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// Another process: runs `work`, which calls `ready` once and may then wait for ever or return.
class Child {
 public:
  using Work = std::function<void(const std::function<void()>& ready, const std::function<void()>& waitForEnd)>;
  explicit Child(const Work& work);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Waits until the child says that it is ready. \return false when it ended before
  bool waitUntilReady();
  void kill9();
  /// Lets it go on to its end. \return its exit status; 1 when `work` threw
  int end();

 private:
  pid_t pid_ = 0;
  int fromChild_ = -1;
  int toChild_ = -1;
};

/// Becomes the user `nobody` for good. \pre root, in a child
void becomeNobody();

}  // namespace cervica::test

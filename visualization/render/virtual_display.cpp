#include "visualization/render/virtual_display.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <string>

#include <X11/Xlib.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/failure.h"

namespace cervica::visualization {
namespace {

using core::Failure;

constexpr int kStartTimeoutMs = 20000;

/// Connects and stays connected: a server resets itself when its last client leaves, and VTK, which opens and closes
/// connections of its own, aborts the program when it meets the server in that moment.
bool stayConnected() {
  static Display* display = nullptr;
  if (display != nullptr) return true;
  if (const char* name = std::getenv("DISPLAY"); name == nullptr || *name == '\0') return false;
  display = XOpenDisplay(nullptr);
  return display != nullptr;
}

/// An Xvfb child process.
class PrivateDisplay {
 public:
  PrivateDisplay() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw Failure(Failure::Kind::Graphics, "No pipe for the virtual display.");
    const std::string descriptor = std::to_string(ends[1]);
    const pid_t parent = getpid();
    child_ = fork();
    if (child_ == 0) {
      // Only calls that are safe between fork and exec. The child dies with us, however we end.
      prctl(PR_SET_PDEATHSIG, SIGTERM);
      if (getppid() != parent) _exit(127);
      fcntl(ends[1], F_SETFD, 0);
      const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
      dup2(nowhere, STDIN_FILENO);
      dup2(nowhere, STDOUT_FILENO);
      dup2(nowhere, STDERR_FILENO);
      execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", "1280x1024x24", "-nolisten", "tcp",
             "-noreset", static_cast<char*>(nullptr));
      _exit(127);
    }
    close(ends[1]);
    const std::string number = child_ > 0 ? readNumber(ends[0]) : std::string();
    close(ends[0]);
    if (number.empty()) {
      stop();
      throw Failure(Failure::Kind::Graphics,
                    "There is no display to draw on, and no virtual one could be started. Install the package xvfb "
                    "(apt install xvfb), or set DISPLAY.");
    }
    setenv("DISPLAY", (":" + number).c_str(), 1);
  }
  ~PrivateDisplay() { stop(); }
  PrivateDisplay(const PrivateDisplay&) = delete;
  PrivateDisplay& operator=(const PrivateDisplay&) = delete;

 private:
  static std::string readNumber(int descriptor) {
    std::string text;
    while (text.empty() || text.back() != '\n') {
      pollfd wait{descriptor, POLLIN, 0};
      const int ready = poll(&wait, 1, kStartTimeoutMs);
      if (ready < 0 && errno == EINTR) continue;
      char c = 0;
      if (ready <= 0 || read(descriptor, &c, 1) != 1) return {};
      text += c;
    }
    text.pop_back();
    return text;
  }
  void stop() {
    if (child_ <= 0) return;
    kill(child_, SIGTERM);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
  }
  pid_t child_ = -1;
};

}  // namespace

void ensureDisplay() {
  static std::unique_ptr<PrivateDisplay> display;
  if (stayConnected()) return;
  display = std::make_unique<PrivateDisplay>();
  if (!stayConnected())
    throw Failure(Failure::Kind::Graphics, "The virtual display was started but does not answer. Set DISPLAY.");
}

}  // namespace cervica::visualization

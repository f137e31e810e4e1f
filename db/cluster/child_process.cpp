#include "db/cluster/child_process.h"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/base/failure.h"
#include "core/files/file_descriptor.h"

namespace cervica::db {
namespace {

using core::Failure;
using core::FileDescriptor;

/// Everything a child needs, made before fork: between fork and exec only system calls are safe.
class Launch {
 public:
  Launch(const std::vector<std::string>& arguments, const std::optional<SystemUser>& as, std::string folder = "/")
      : arguments_(arguments), as_(as), folder_(std::move(folder)) {
    for (auto& argument : arguments_) argv_.push_back(argument.data());
    argv_.push_back(nullptr);
    for (auto& variable : environment_) envp_.push_back(variable.data());
    envp_.push_back(nullptr);
  }

  /// In the child: becomes the program. Returns errno when that failed.
  [[nodiscard]] int become(int input, int output) {
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) return errno;
    closeOnExecFrom(3);
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < 32; ++number) sigaction(number, &standard, nullptr);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    umask(077);
    if (as_) {
      // The bare system calls: the library's versions would talk to the threads that fork left behind.
      if (syscall(SYS_setgroups, 0, nullptr) != 0 || syscall(SYS_setresgid, as_->gid, as_->gid, as_->gid) != 0 ||
          syscall(SYS_setresuid, as_->uid, as_->uid, as_->uid) != 0) {
        return errno;
      }
    }
    if (chdir(folder_.c_str()) != 0) return errno;
    execve(argv_[0], argv_.data(), envp_.data());
    return errno;
  }

 private:
  static void closeOnExecFrom(unsigned first) {
#if defined(SYS_close_range)
    constexpr unsigned kCloseOnExec = 1u << 2;
    if (syscall(SYS_close_range, first, ~0u, kCloseOnExec) == 0) return;
#endif
    for (int fd = static_cast<int>(first); fd < 4096; ++fd) fcntl(fd, F_SETFD, FD_CLOEXEC);
  }

  std::vector<std::string> arguments_;
  std::optional<SystemUser> as_;
  std::string folder_;
  std::array<std::string, 3> environment_{"PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
                                          "LANG=C.UTF-8"};
  std::vector<char*> argv_;
  std::vector<char*> envp_;
};

struct Pipe {
  FileDescriptor read, write;
};

Pipe makePipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    throw Failure(Failure::Kind::Internal, std::string("No pipe could be made: ") + std::strerror(errno));
  }
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

pid_t forkOrThrow() {
  const pid_t pid = fork();
  if (pid < 0) {
    throw Failure(Failure::Kind::DatabaseUnavailable,
                  std::string("The database server could not be started: no new process (") + std::strerror(errno) +
                      "). Close other programs and try again.");
  }
  return pid;
}

int waitFor(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// What the detached child says through the pipe before it becomes the program.
struct Report {
  pid_t pid = 0;
  int error = 0;
};

}  // namespace

std::string callerName() {
  const passwd* user = getpwuid(geteuid());
  if (user == nullptr) {
    throw Failure(Failure::Kind::DatabaseUnavailable,
                  "The user with the number " + std::to_string(geteuid()) +
                      " has no name on this computer, and PostgreSQL needs one. Add the user to /etc/passwd.");
  }
  return user->pw_name;
}

Finished runProgram(const std::vector<std::string>& arguments, const std::optional<SystemUser>& as,
                    const std::string& input) {
  Launch launch(arguments, as);
  Pipe toChild = makePipe();
  Pipe fromChild = makePipe();
  const pid_t pid = forkOrThrow();
  if (pid == 0) {
    static_cast<void>(launch.become(toChild.read.get(), fromChild.write.get()));
    _exit(127);
  }
  toChild.read.reset();
  fromChild.write.reset();
  // Inputs are a line or two, below what a pipe holds, so writing first cannot block for ever. A child that is gone
  // already must not kill us by SIGPIPE: the signal is blocked for this thread meanwhile and taken off the queue.
  sigset_t pipeSignal, before;
  sigemptyset(&pipeSignal);
  sigaddset(&pipeSignal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipeSignal, &before);
  if (!input.empty() && write(toChild.write.get(), input.data(), input.size()) < 0 && errno == EPIPE) {
    const timespec now{};
    while (sigtimedwait(&pipeSignal, nullptr, &now) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  toChild.write.reset();

  Finished finished;
  std::array<char, 4096> block;
  for (;;) {
    const ssize_t got = read(fromChild.read.get(), block.data(), block.size());
    if (got > 0) {
      finished.output.append(block.data(), static_cast<std::size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      break;
    }
  }
  finished.status = waitFor(pid);
  return finished;
}

pid_t startDetached(const std::vector<std::string>& arguments, const std::optional<SystemUser>& as,
                    const std::filesystem::path& folder, const std::filesystem::path& log) {
  Launch launch(arguments, as, folder.string());
  FileDescriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
  FileDescriptor output(open(log.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!nothing.valid() || !output.valid()) {
    throw Failure(errno == ENOSPC ? Failure::Kind::Storage : Failure::Kind::DatabaseUnavailable,
                  "The database server could not be started: its log " + log.string() + " cannot be written (" +
                      std::strerror(errno) + ").");
  }
  Pipe report = makePipe();
  const pid_t middle = forkOrThrow();
  if (middle == 0) {
    setsid();
    const pid_t child = fork();
    if (child != 0) _exit(child < 0 ? 1 : 0);
    Report said{getpid(), 0};
    if (write(report.write.get(), &said, sizeof said) != static_cast<ssize_t>(sizeof said)) _exit(127);
    said.error = launch.become(nothing.get(), output.get());
    if (write(report.write.get(), &said, sizeof said) < 0) _exit(126);
    _exit(127);
  }
  report.write.reset();
  waitFor(middle);
  Report first, second;
  const auto next = [&](Report& into) {
    ssize_t got = 0;
    do {
      got = read(report.read.get(), &into, sizeof into);
    } while (got < 0 && errno == EINTR);
    return got == static_cast<ssize_t>(sizeof into);
  };
  if (!next(first)) {
    throw Failure(Failure::Kind::DatabaseUnavailable, "The database server could not be started: no new process.");
  }
  if (next(second)) {
    throw Failure(
        Failure::Kind::DatabaseUnavailable,
        "The database server " + arguments.front() + " could not be started (" + std::strerror(second.error) + ").");
  }
  return first.pid;
}

}  // namespace cervica::db

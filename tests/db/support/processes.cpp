#include "tests/db/support/processes.h"

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

#include "db/cluster/embedded_cluster.h"

namespace cervica::test {

TempHome::TempHome() {
  std::string name = "/tmp/cvhome.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  // As root the server runs as another user, which must pass through to homes below.
  std::filesystem::permissions(folder_, std::filesystem::perms(geteuid() == 0 ? 0711 : 0700));
}

TempHome::~TempHome() {
  try {
    db::stopCluster(folder_, true);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Child::Child(const Work& work) {
  int up[2];
  int down[2];
  signal(SIGPIPE, SIG_IGN);
  if (pipe(up) != 0 || pipe(down) != 0) throw std::runtime_error("no pipe");
  std::fflush(nullptr);
  pid_ = fork();
  if (pid_ == 0) {
    close(up[0]);
    close(down[1]);
    int status = 0;
    try {
      work([&] { status = write(up[1], "r", 1) == 1 ? status : 2; },
           [&] {
             char byte = 0;
             if (read(down[0], &byte, 1) < 0) status = 3;
           });
    } catch (const std::exception& error) {
      std::fprintf(stderr, "child: %s\n", error.what());
      status = 1;
    }
    _exit(status);
  }
  close(up[1]);
  close(down[0]);
  fromChild_ = up[0];
  toChild_ = down[1];
}

Child::~Child() {
  if (pid_ > 0) kill9();
  close(fromChild_);
  if (toChild_ >= 0) close(toChild_);
}

bool Child::waitUntilReady() {
  char byte = 0;
  return read(fromChild_, &byte, 1) == 1;
}

void Child::kill9() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

int Child::end() {
  // A byte, not the end of the pipe: a child that was made later holds a copy of the pipe.
  // One that has ended already does not read it; SIGPIPE is ignored for that.
  if (write(toChild_, "e", 1) < 0 && errno != EPIPE) std::perror("end");
  close(toChild_);
  toChild_ = -1;
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void becomeNobody() {
  const passwd* nobody = getpwnam("nobody");
  if (nobody == nullptr || setgroups(0, nullptr) != 0 || setgid(nobody->pw_gid) != 0 || setuid(nobody->pw_uid) != 0) {
    throw std::runtime_error("cannot become nobody");
  }
}

}  // namespace cervica::test

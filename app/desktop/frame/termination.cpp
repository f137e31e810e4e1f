#include "app/desktop/frame/termination.h"

#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>

namespace cervica::app {
namespace {

constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP};

/// Hardly anything is allowed in a signal handler; writing one byte is.
int gPipe[2] = {-1, -1};

void noteSignal(int) {
  const char byte = 1;
  [[maybe_unused]] const ssize_t written = write(gPipe[0], &byte, sizeof byte);
}

}  // namespace

Termination::Termination(QObject* parent) : QObject(parent) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, gPipe) != 0) return;
  auto* notifier = new QSocketNotifier(gPipe[1], QSocketNotifier::Read, this);
  connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
    notifier->setEnabled(false);
    Q_EMIT requested();
  });
  for (const int each : kSignals) std::signal(each, noteSignal);
}

Termination::~Termination() {
  for (const int each : kSignals) std::signal(each, SIG_DFL);
  for (int& end : gPipe) {
    if (end >= 0) close(end);
    end = -1;
  }
}

}  // namespace cervica::app

#pragma once

#include <QObject>

namespace cervica::app {

/// Turns SIGTERM, SIGINT and SIGHUP (end of the desktop session, Ctrl+C) into an orderly end of the application, so
/// that drafts are written and the private server is stopped. One per process, made after the QApplication.
class Termination : public QObject {
  Q_OBJECT

 public:
  explicit Termination(QObject* parent = nullptr);
  ~Termination() override;

 Q_SIGNALS:
  void requested();
};

}  // namespace cervica::app

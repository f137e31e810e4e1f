#pragma once

#include <functional>
#include <optional>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"
#include "assessment/tests/structured_test.h"

class QVBoxLayout;

namespace cervica::app {

/// Before a test: what to prepare and to ask, and, where the screening blocks it, why, until somebody decides
/// otherwise and says why.
class BeforeRun : public QWidget {
  Q_OBJECT

 public:
  explicit BeforeRun(QWidget* parent = nullptr);
  /// \param blocked      why the screening blocks the test; nothing: it does not
  /// \param interrupted  when a run of it was interrupted ("10:41"); nothing: none was
  void show(const assessment::StructuredTest& test, const std::optional<QString>& blocked,
            const std::optional<QString>& interrupted);

 Q_SIGNALS:
  void acknowledged(const QString& reason);
  void goOn();
  void discard();

 private:
  void addBlock(QVBoxLayout* column, const QString& why);
  void addInterrupted(QVBoxLayout* column, const assessment::StructuredTest& test, const QString& when);
};

}  // namespace cervica::app

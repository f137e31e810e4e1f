#pragma once

#include <string>

#include <QObject>

#include "app/desktop/motion/recorded_motion.h"
#include "app/desktop/session/app_context.h"

namespace cervica::app {

/// Finds the recorded movement of a test run: in the journal while the visit is not stored, else in the records.
class RunMovement : public QObject {
  Q_OBJECT

 public:
  /// \param context  outlives this
  explicit RunMovement(AppContext& context, QObject* parent = nullptr) : QObject(parent), context_(context) {}

  /// Looks for the movement; `found` or `failed` follows. A second call takes the place of the first.
  /// \param settings  how sensors are mounted, for a run whose own settings are not known any more
  void load(const core::VisitId& visit, const std::string& run, const assessment::RunSettings& settings);

 Q_SIGNALS:
  void found(const cervica::app::RecordedMotion& motion);
  void failed(const QString& sentence);

 private:
  void read(const std::string& stream, const assessment::RunSettings& settings);

  AppContext& context_;
  int asked_ = 0;
};

}  // namespace cervica::app

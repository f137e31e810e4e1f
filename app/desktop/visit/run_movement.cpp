#include "app/desktop/visit/run_movement.h"

namespace cervica::app {

void RunMovement::load(const core::VisitId& visit, const std::string& run, const assessment::RunSettings& settings) {
  const int asked = ++asked_;
  if (const auto journalled = context_.runs().read(visit, run))
    return read(streamOf(*journalled), journalled->header.settings);
  context_.store().recording(visit, run, this, [this, asked, settings](const Outcome<std::string>& stream) {
    if (asked != asked_) return;
    if (!stream) {
      Q_EMIT failed(stream.problem().sentence);
      return;
    }
    read(*stream, settings);
  });
}

void RunMovement::read(const std::string& stream, const assessment::RunSettings& settings) {
  const auto motion = recordedMotion(stream, settings);
  if (motion) {
    Q_EMIT found(*motion);
  } else {
    Q_EMIT failed(tr("The recording cannot be shown as a movement: %1")
                      .arg(QString::fromStdString(motion.error().issues.front().message)));
  }
}

}  // namespace cervica::app

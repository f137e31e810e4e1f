#pragma once

#include <string>
#include <vector>

#include <QObject>

#include "assessment/runner/test_runner.h"
#include "assessment/signals/sample.h"

namespace cervica::app {

/// What sends now.
struct SourceState {
  bool pressure = false, force = false, head = false, thorax = false;
  bool simulated = false;                   ///< at least one of them is no real device
  std::string pressureDevice, forceDevice;  ///< catalogue ids of what measurements are taken with, or empty
  assessment::RunSettings settings;         ///< how the axes of the orientation sensors are found
  [[nodiscard]] bool any() const { return pressure || force || head || thorax; }
  bool operator==(const SourceState&) const = default;
};

/// The stream of all connected sensors. GUI thread.
class SampleSource : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  [[nodiscard]] virtual SourceState state() const = 0;

 Q_SIGNALS:
  /// In order of time; times on the clock of the examination's services.
  void samples(const std::vector<assessment::Sample>& samples);
  void stateChanged();
};

}  // namespace cervica::app

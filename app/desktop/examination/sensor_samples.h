#pragma once

#include "app/desktop/devices/sensor_service.h"
#include "app/desktop/examination/sample_source.h"

namespace cervica::app {

/// The workstation's sensors as the stream of an examination.
class SensorSamples : public SampleSource {
  Q_OBJECT

 public:
  /// \param service  outlives this
  explicit SensorSamples(SensorService& service, QObject* parent = nullptr);
  [[nodiscard]] SourceState state() const override;

 private:
  SensorService& service_;
};

}  // namespace cervica::app

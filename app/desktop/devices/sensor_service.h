#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <memory>
#include <vector>

#include "assessment/devices/device_hub.h"

namespace cervica::app {

/// The workstation's sensors on the GUI thread: reads and stores the set-up, hands their samples on as they arrive (no
/// later than the event loop is free), and says how each device is doing. Without devices it does nothing. Never
/// blocks: ports are read on the hub's own thread.
class SensorService : public QObject {
  Q_OBJECT

 public:
  /// \param file  devices.json of the data home; empty: nothing is read or stored
  SensorService(std::shared_ptr<const core::Catalogue> catalogue, std::filesystem::path file,
                QObject* parent = nullptr);
  ~SensorService() override;

  /// Reads the set-up and opens the devices. A set-up that is refused opens none, and `problem` says why.
  void start();
  [[nodiscard]] const QString& problem() const { return problem_; }

  [[nodiscard]] const assessment::DeviceSettings& settings() const { return settings_; }
  /// Stores the set-up and opens its devices instead of the former. \return an empty text, or the sentences why it was
  /// not done
  [[nodiscard]] QString apply(const assessment::DeviceSettings& settings);

  /// Of every device, in the order of the settings; at most half a second old.
  [[nodiscard]] const std::vector<assessment::DeviceStatus>& status() const { return status_; }
  /// Of the device of that role, or of the replay, whatever it plays; null: none is set up.
  [[nodiscard]] const assessment::DeviceStatus* statusOf(assessment::DeviceRole role) const;
  /// Whether what samples carry of this role is simulated or replayed: never a measurement of the patient. Motion is,
  /// when head or thorax is.
  [[nodiscard]] bool simulated(assessment::DeviceRole role) const;
  /// The catalogue's device for a measurement of this role (DeviceSettings::measuredWith).
  [[nodiscard]] std::string measuredWith(assessment::DeviceRole role) const { return settings_.measuredWith(role); }
  [[nodiscard]] std::vector<assessment::DeviceReading> recent(const std::string& id, double afterS) const {
    return hub_.recent(id, afterS);
  }
  /// How many samples were thrown away because nobody took them.
  [[nodiscard]] std::uint64_t lostSamples() const { return hub_.lostSamples(); }

 Q_SIGNALS:
  /// In the order they were made; times on the clock of assessment::DeviceHub::nowS.
  void samples(const std::vector<cervica::assessment::Sample>& samples);
  void statusChanged();    ///< a state at once, rates and counts every half second
  void settingsChanged();  ///< other devices, or another calibration

 private:
  void open();
  void drain();
  void readStatus();

  std::shared_ptr<const core::Catalogue> catalogue_;
  std::filesystem::path file_;
  assessment::DeviceSettings settings_;
  std::vector<assessment::DeviceStatus> status_;
  QString problem_;
  QTimer statusTimer_;
  std::uint64_t stateChanges_ = 0;
  std::atomic<bool> drainAsked_ = false;
  assessment::DeviceHub hub_;  ///< last: its thread calls this object until it ends
};

}  // namespace cervica::app

#pragma once

#include <QObject>
#include <QString>
#include <utility>
#include <vector>

#include "app/desktop/devices/sensor_service.h"
#include "app/desktop/session/clock.h"

namespace cervica::app {

/// A device in words.
struct DeviceRow {
  enum class State { Delivers, Simulated, Waiting, Trouble };
  std::string id;
  QString title;      ///< its name
  QString facts;      ///< what it is, where it is
  QString sentence;   ///< how it is doing, with the way out
  QString stateWord;  ///< "Connected"
  QString rate;       ///< "100 Hz", or empty
  /// "Readings 12,345", "Dropped 0", "Bad frames 0", "Interruptions 0": what, how many.
  std::vector<std::pair<QString, QString>> counts;
  QString calibration;  ///< "Calibrated 2 Mar 2026 by J. Keller, 12 days ago"; empty: it needs none
  bool canBeCalibrated = false;
  bool calibrationDue = false;  ///< none yet, or an old one
  State state = State::Waiting;
  bool operator==(const DeviceRow&) const = default;
};

/// The clinic's devices: which there are and how they are doing; adding, changing, removing and calibrating them. No
/// widgets. GUI thread.
class DevicesInUse : public QObject {
  Q_OBJECT

 public:
  /// \param sensors  outlives this
  DevicesInUse(SensorService& sensors, Clock clock, QString clinician, QObject* parent = nullptr);

  [[nodiscard]] const std::vector<DeviceRow>& rows() const { return rows_; }
  [[nodiscard]] const assessment::DeviceSetup* setup(int row) const;
  [[nodiscard]] SensorService& sensors() { return sensors_; }
  [[nodiscard]] core::LocalMoment now() const { return clock_(); }
  [[nodiscard]] const QString& clinician() const { return clinician_; }

  // Each gives an empty text, or the sentences why it was not done.
  /// Adds the device, or puts it in place of the one with its id.
  [[nodiscard]] QString keep(const assessment::DeviceSetup& setup);
  [[nodiscard]] QString remove(const std::string& id);
  /// Adds to the device's calibrations; it counts from now on.
  [[nodiscard]] QString calibrate(const std::string& id, const assessment::Calibration& calibration);

 Q_SIGNALS:
  void listChanged();                  ///< other rows
  void rowsChanged();                  ///< the same rows, other words
  void said(const QString& sentence);  ///< what was done, in passing

 private:
  void readRows();
  [[nodiscard]] DeviceRow rowOf(const assessment::DeviceSetup& setup, const assessment::DeviceStatus* status) const;
  [[nodiscard]] QString calibrationWords(const assessment::DeviceSetup& setup, bool& due) const;

  SensorService& sensors_;
  Clock clock_;
  QString clinician_;
  std::vector<DeviceRow> rows_;
};

}  // namespace cervica::app

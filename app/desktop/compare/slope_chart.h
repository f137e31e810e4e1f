#pragma once

#include <optional>

#include <QWidget>

#include "app/desktop/compare/change_rows.h"
#include "core/scoring/score.h"

namespace cervica::app {

/// What a slope chart draws, in the measure's unit.
struct SlopeData {
  ChangeRow row;
  QString beforeDay, afterDay;
  std::optional<double> normMean, normSd;
  std::optional<double> cutoff;
};

/// One measure at two visits: both values, the measurement error around the earlier one as a field, the norm as a band.
class SlopeChart : public QWidget {
  Q_OBJECT

 public:
  explicit SlopeChart(QWidget* parent = nullptr);
  void setData(std::optional<SlopeData> shown);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<SlopeData> data_;
};

}  // namespace cervica::app

#pragma once

#include <QStackedWidget>

#include "app/desktop/examination/angle_dial.h"
#include "app/desktop/examination/curve_figure.h"
#include "app/desktop/examination/examination.h"
#include "app/desktop/examination/value_panel.h"

class QLabel;

namespace cervica::app {

class GaugeFace;
class TimerRing;

/// The heart of the page: what fits the phase and the signal. A gauge for pressure, an arc for angles, a curve for
/// force, a ring for time, a field for typed values, words for what is only said or seen.
class LiveStage : public QStackedWidget {
  Q_OBJECT

 public:
  enum class Kind { Gauge, Dial, Curve, Ring, Value, Words };

  explicit LiveStage(QWidget* parent = nullptr);
  void show(const Examination& examination, const core::Catalogue& catalogue);
  /// Which of them is shown, so that the page leaves a second ring out.
  [[nodiscard]] Kind kind() const { return kind_; }
  void takeValue();
  /// Whether a drawn head stands in the arc of a rotation; not where the patient's model shows it.
  void setHeadDrawn(bool drawn) { headDrawn_ = drawn; }
  /// Room for the live value; pages that need more scroll or wrap.
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

 Q_SIGNALS:
  void entered(double value);

 private:
  [[nodiscard]] static Kind kindOf(const Examination& examination);
  void showGauge(const Examination& examination);
  void showDial(const Examination& examination, const core::Catalogue& catalogue);
  void showCurve(const Examination& examination);
  void showRing(const Examination& examination);
  void askValue(const Examination& examination, const core::Catalogue& catalogue);
  void showWords(const Examination& examination, const core::Catalogue& catalogue);

  Kind kind_ = Kind::Words;
  bool headDrawn_ = true;
  GaugeFace* gauge_;
  AngleDial* dial_;
  CurveFigure* curve_;
  TimerRing* ring_;
  ValuePanel* value_;
  QWidget* words_;
  QLabel* title_;
  QLabel* text_;
};

}  // namespace cervica::app

#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QWidget>

#include "app/desktop/examination/live_trace.h"

namespace cervica::app {

/// The last minute of the signal: bands where something was held, words where it failed, ticks where a compensation was
/// seen.
class TraceStrip : public QWidget {
  Q_OBJECT

 public:
  struct Band {
    double fromS = 0, toS = 0;  ///< of the run
    double low = 0, high = 0;
    bool counted = true;
    QString words;  ///< above it; of one that counted
  };
  struct Note {
    double atS = 0;
    QString words;
  };
  struct Content {
    double nowS = 0;
    double lowest = 0, highest = 1;  ///< of the axis
    double step = 1;                 ///< between grid lines
    QString unit;
    bool sides = false;       ///< negative is left, positive right
    std::vector<bool> shown;  ///< by phase: its signal has this axis; a phase beyond the end has it too
    std::vector<Band> bands;
    std::vector<Note> drops;   ///< why a hold ended
    std::vector<double> seen;  ///< compensations
  };

  explicit TraceStrip(QWidget* parent = nullptr);
  /// \param trace  outlives the strip's use of it; null: none
  void setTrace(const LiveTrace* trace) { trace_ = trace; }
  void setContent(Content content);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Axes;
  [[nodiscard]] Axes axes() const;
  void paintGrid(QPainter& painter, const Axes& axes) const;
  void paintCurve(QPainter& painter, const Axes& axes) const;
  void paintWords(QPainter& painter, const Axes& axes) const;

  const LiveTrace* trace_ = nullptr;
  Content content_;
};

}  // namespace cervica::app

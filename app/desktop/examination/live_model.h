#pragma once

#include <optional>

#include <QWidget>

#include "app/desktop/examination/live_model_state.h"
#include "core/visit/visit.h"
#include "visualization/pose/pose.h"

class QLabel;

namespace cervica::visualization {
class PostureView;
}

namespace cervica::app {

/// The patient's own model beside a movement test, following the head's sensor. Bones only, so that a picture is quick.
class LiveModel : public QWidget {
  Q_OBJECT

 public:
  explicit LiveModel(QWidget* parent = nullptr);

  void setPatient(const core::Visit& visit, const core::Catalogue& catalogue);
  /// Shows the moment when it is another one than before, at most kMostPerSecond times a second.
  void show(const LiveModelState& state);
  /// False where OpenGL cannot be used: the drawn figure stands in.
  [[nodiscard]] bool usable() const;

  static constexpr int kMostPerSecond = 30;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void draw(bool newCamera);

  visualization::PostureView* view_;
  QLabel* words_;
  std::optional<visualization::Pose> posture_;
  LiveModelState state_;
  double drawnS_ = 0;
  bool waits_ = false;
};

}  // namespace cervica::app

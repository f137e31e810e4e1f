#pragma once

#include <functional>

#include <QTimer>
#include <QWidget>

#include "app/desktop/motion/motion_player.h"
#include "visualization/scene/scene.h"

class QSlider;

namespace cervica::visualization {
class PostureView;
}

namespace cervica::app::look {
class Button;
class FigureLabel;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

/// A movement that can be shown.
struct MotionClip {
  double seconds = 0;  ///< > 0
  /// The whole picture of a moment in [0, seconds], from where it is looked at; with Detail::Moving quick enough for
  /// every frame.
  std::function<visualization::Scene(double, visualization::View, visualization::Detail)> sceneAt;
  visualization::View view = visualization::View::Lateral;  ///< where it is best seen from
  bool loops = true;
  QString description;  ///< what moves, in words, for those who do not see it
};

/// The scheme that windows are shown in now.
[[nodiscard]] visualization::Scheme shownScheme();

/// A movement in 3D with what plays it: Space plays and stops, Left and Right go a tenth of a second back and on, a
/// slider goes anywhere, three speeds. Pictures are made only while it is seen.
class MotionView : public QWidget {
  Q_OBJECT

 public:
  /// \param clock  of the player
  explicit MotionView(std::function<double()> clock = playerSeconds, QWidget* parent = nullptr);

  /// Shows its first picture, stopped.
  void setClip(MotionClip clip);
  void clear();      ///< nothing to play
  void drawAgain();  ///< the same moment, for another scheme
  [[nodiscard]] MotionPlayer& player() { return player_; }
  [[nodiscard]] visualization::PostureView& view() { return *view_; }
  /// What is shown now; for pictures that are saved or printed.
  [[nodiscard]] visualization::Scene sceneNow() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeTransport();
  bool takeKey(const QKeyEvent& event);
  void showState();
  void showMoment();
  void runFrames();

  MotionPlayer player_;
  MotionClip clip_;
  QTimer frames_;
  visualization::PostureView* view_;
  look::Button* play_ = nullptr;
  QSlider* slider_ = nullptr;
  look::FigureLabel* time_ = nullptr;
  look::SegmentedControl* speeds_ = nullptr;
};

}  // namespace cervica::app

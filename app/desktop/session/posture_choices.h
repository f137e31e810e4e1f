#pragma once

#include <optional>

#include <QObject>

namespace cervica::app {

/// What the posture pictures show, as the person chose it: kept as long as the program runs and the same on every page.
/// GUI thread.
class PostureChoices : public QObject {
  Q_OBJECT

 public:
  enum class Layer { Bones, Muscles, Outline, Angles, Movement };
  static constexpr int kLayerCount = 5;
  /// What is laid over the posture.
  enum class Ghost { Nothing, Norm, Earlier };

  using QObject::QObject;

  [[nodiscard]] bool shows(Layer layer) const { return shown_[static_cast<int>(layer)]; }
  void setShown(Layer layer, bool shown);

  /// The ghost that was chosen; nothing was: each page's own. What a page cannot show it leaves out.
  [[nodiscard]] std::optional<Ghost> ghost() const { return ghost_; }
  void setGhost(Ghost ghost);

 Q_SIGNALS:
  void changed();

 private:
  /// The outline and the arcs of movements are for those who ask: they cover what else there is to see.
  bool shown_[kLayerCount] = {true, true, false, true, false};
  std::optional<Ghost> ghost_;
};

}  // namespace cervica::app

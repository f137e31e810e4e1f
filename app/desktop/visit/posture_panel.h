#pragma once

#include <functional>
#include <optional>

#include "app/desktop/session/app_context.h"
#include "app/desktop/visit/body_note.h"
#include "app/look/panel.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"
#include "visualization/scene/scene.h"

class QActionGroup;
class QMenu;

namespace cervica::app::look {
class Button;
class ElidedLabel;
class SegmentedControl;
}  // namespace cervica::app::look
namespace cervica::visualization {
class PostureView;
}

namespace cervica::app {

class BodyNoteView;
class PictureButton;
struct PictureSize;

/// The panel with the posture in 3D: the visit's skeleton and muscles, what is laid over it, where it is looked at
/// from, what is shown of it. A click on a bone or muscle tells what was found of it. Its actions are QActions of the
/// panel, which rest while it is not seen.
class PosturePanel : public look::Panel {
  Q_OBJECT

 public:
  /// \param usual  what is laid over as long as the person chose nothing
  PosturePanel(const QString& title, AppContext& context, PostureChoices::Ghost usual, QWidget* parent = nullptr);

  /// Shows a visit, or nothing of it that is not measured: the model stays at rest there.
  /// \param earlier  what can be laid over; nothing: there is none
  void showVisit(const core::Visit& visit, const std::optional<core::Visit>& earlier, const core::Catalogue& catalogue);

  [[nodiscard]] bool bodyChosen() const { return !body_.empty(); }
  void letGo();  ///< of the chosen bone or muscle

 Q_SIGNALS:
  void bodyChosenChanged();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeTools();
  void makeLayers();
  void makeGhosts();
  void draw();
  void showChoices();
  void choose(const std::string& body);
  void nextGhost();
  void savePicture(const PictureSize& size);
  [[nodiscard]] PostureChoices::Ghost ghost() const;  ///< that is shown
  [[nodiscard]] bool offers(PostureChoices::Ghost ghost) const;

  AppContext& context_;
  PostureChoices::Ghost usual_;
  look::SegmentedControl* views_;
  visualization::PostureView* view_;
  look::ElidedLabel* angles_ = nullptr;
  look::Button* layers_ = nullptr;
  look::Button* ghosts_ = nullptr;
  PictureButton* save_ = nullptr;
  QMenu* layerMenu_ = nullptr;
  QMenu* ghostMenu_ = nullptr;
  QActionGroup* ghostActions_ = nullptr;
  QWidget* noteLine_ = nullptr;
  BodyNoteView* note_ = nullptr;
  std::string body_;  ///< that was clicked, or empty
  bool normKnown_ = false;
  std::function<visualization::Scene(visualization::View)> source_;
  std::optional<core::Visit> visit_, earlier_;
  const core::Catalogue* catalogue_ = nullptr;
};

}  // namespace cervica::app

#pragma once

#include <optional>

#include "app/look/panel.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::app::look {
class SegmentedControl;
}
namespace cervica::visualization {
class PostureView;
}

namespace cervica::app {

/// The panel with the posture in 3D: the visit's skeleton, an earlier one as a ghost, and where it is looked at from.
class PosturePanel : public look::Panel {
  Q_OBJECT

 public:
  explicit PosturePanel(const QString& title, QWidget* parent = nullptr);

  /// Shows a visit, or nothing of it that is not measured: the model stays at rest there.
  /// \param earlier  drawn as a ghost; nothing: none
  void showVisit(const core::Visit& visit, const std::optional<core::Visit>& earlier, const core::Catalogue& catalogue);

 private:
  void draw();

  look::SegmentedControl* views_;
  visualization::PostureView* view_;
  std::optional<core::Visit> visit_, earlier_;
  const core::Catalogue* catalogue_ = nullptr;
};

}  // namespace cervica::app

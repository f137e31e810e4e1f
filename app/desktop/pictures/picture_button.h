#pragma once

#include <vector>

#include <QSize>

#include "app/look/button.h"

class QMenu;

namespace cervica::app {

/// A size in which pictures are saved.
struct PictureSize {
  QString words;  ///< "For a slide, 1920 x 1080"
  QSize pixels;
  double pixelScale = 1;  ///< size of lines and text: 1 at 96 dpi
};

/// What is offered: for the screen, for a slide, for print, and the largest.
[[nodiscard]] std::vector<PictureSize> pictureSizes();

/// The button "Save picture...": asks for the size in a menu, then says which.
class PictureButton : public look::Button {
  Q_OBJECT

 public:
  explicit PictureButton(QWidget* parent = nullptr);

 Q_SIGNALS:
  void wanted(const cervica::app::PictureSize& size);

 private:
  QMenu* menu_;
};

/// Opens the menu above or below the button, whichever has room, with the first entry marked.
void popUpAt(QMenu& menu, const QWidget& button);

}  // namespace cervica::app

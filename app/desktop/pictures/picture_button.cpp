#include "app/desktop/pictures/picture_button.h"

#include <QMenu>
#include <QScreen>

#include "visualization/render/offscreen.h"

namespace cervica::app {

std::vector<PictureSize> pictureSizes() {
  constexpr int kLargest = visualization::kLargestPictureSide;
  const auto size = [](const QString& words, int width, int height, double scale) {
    return PictureSize{
        PictureButton::tr("%1, %2 \u00d7 %3").arg(words, QString::number(width), QString::number(height)),
        {width, height},
        scale};
  };
  return {size(PictureButton::tr("For the screen"), 1000, 1250, 1.5),
          size(PictureButton::tr("For a slide"), 1920, 1080, 2), size(PictureButton::tr("For print"), 2400, 3000, 3.5),
          size(PictureButton::tr("Largest"), kLargest, kLargest, 5)};
}

PictureButton::PictureButton(QWidget* parent)
    : look::Button(tr("Save picture\u2026"), Kind::Outline, parent), menu_(new QMenu(this)) {
  setObjectName(QStringLiteral("savePicture"));
  setLineIcon(look::Icon::Picture);
  menu_->setAccessibleName(tr("Size of the picture"));
  for (const PictureSize& size : pictureSizes()) {
    QAction* action = menu_->addAction(size.words);
    connect(action, &QAction::triggered, this, [this, size] { Q_EMIT wanted(size); });
  }
  connect(this, &QPushButton::clicked, this, [this] { popUpAt(*menu_, *this); });
}

void popUpAt(QMenu& menu, const QWidget& button) {
  const QPoint below = button.mapToGlobal(QPoint(0, button.height() + 2));
  const int height = menu.sizeHint().height();
  const QScreen* screen = button.screen();
  const bool room = screen == nullptr || below.y() + height <= screen->availableGeometry().bottom();
  menu.popup(room ? below : button.mapToGlobal(QPoint(0, -height - 2)), menu.actions().value(0));
}

}  // namespace cervica::app

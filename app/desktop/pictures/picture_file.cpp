#include "app/desktop/pictures/picture_file.h"

#include <QGuiApplication>

#include "core/base/failure.h"
#include "visualization/render/offscreen.h"

namespace cervica::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Pictures)
};

/// The pointer of somebody who waits, as long as this lives.
struct WaitPointer {
  WaitPointer() { QGuiApplication::setOverrideCursor(Qt::WaitCursor); }
  ~WaitPointer() { QGuiApplication::restoreOverrideCursor(); }
  WaitPointer(const WaitPointer&) = delete;
  WaitPointer& operator=(const WaitPointer&) = delete;
};

}  // namespace

visualization::Image drawWaiting(const std::function<visualization::Image()>& draw) {
  const WaitPointer wait;
  return draw();
}

void savePicture(AppContext& context, const visualization::Scene& scene, const PictureSize& size,
                 const QString& suggestion) {
  const auto path = context.prompts().saveFileName(Words::tr("Save picture"), suggestion + QStringLiteral(".png"),
                                                   Words::tr("PNG pictures (*.png)"));
  if (!path) return;
  try {
    const visualization::Image image = drawWaiting([&] {
      return visualization::renderOffscreen(scene, size.pixels.width(), size.pixels.height(), size.pixelScale);
    });
    visualization::writePng(image, path->toStdString());
    context.say(Words::tr("Picture saved"));
  } catch (const core::Failure& failure) {
    context.prompts().showFailure(Words::tr("The picture is not saved"), QString::fromUtf8(failure.what()));
  }
}

QImage toQImage(const visualization::Image& image) {
  return QImage(image.rgb.data(), image.width, image.height, 3 * image.width, QImage::Format_RGB888).copy();
}

}  // namespace cervica::app

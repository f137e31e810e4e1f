#pragma once

#include <QFont>
#include <QLabel>
#include <QPainter>
#include <QString>

namespace cervica::app::look {

/// Width of `text` with every digit in a cell as wide as the widest digit of the font, in pixels.
[[nodiscard]] qreal figuresWidth(const QFont& font, const QString& text);

/// Paints `text` on one line so that digits never jump: each digit stands in the middle of an equally wide cell, other
/// characters keep their own width. Colour is the painter's pen.
/// \param alignment  horizontal and vertical, as in QPainter::drawText
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font,
                 const QString& text);

/// A label whose digits keep their place while the number changes. Accessible as its plain text.
class FigureLabel : public QLabel {
  Q_OBJECT

 public:
  explicit FigureLabel(const QString& text = {}, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace cervica::app::look

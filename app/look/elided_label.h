#pragma once

#include <QLabel>

namespace cervica::app::look {

/// A one-line label that shortens with an ellipsis instead of being cut; the whole text stays its accessible name and
/// its tooltip.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace cervica::app::look

#pragma once

#include <QPushButton>
#include <optional>

#include "app/look/icons.h"

namespace cervica::app::look {

/// A row of a panel that does something when it is pressed: words at the left, more of them beside, a remark at the
/// right. The accessible name is all three.
class RowButton : public QPushButton {
  Q_OBJECT

 public:
  RowButton(const QString& words, const QString& more, const QString& remark, QWidget* parent = nullptr);
  void setRemarkIcon(Icon icon);
  /// Where `more` starts, in px at 100 % text, so that rows make columns.
  void setColumn(double column) { column_ = column; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString words_, more_, remark_;
  std::optional<Icon> icon_;
  double column_ = 96;
};

/// A round badge with initials.
void drawAvatar(QPainter& painter, const QRectF& rect, const QString& initials, bool strong);

}  // namespace cervica::app::look

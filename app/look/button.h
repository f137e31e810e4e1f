#pragma once

#include <QPushButton>

#include "app/look/icons.h"

namespace cervica::app::look {

/// A push button of the design: optional icon, word, optional key caps. Role, name and press action for assistive
/// technology are those of QPushButton; the accessible name is the word.
class Button : public QPushButton {
  Q_OBJECT

 public:
  /// Primary: one per page. Outline: the usual. Quiet: without outline. Danger: cannot be taken back.
  enum class Kind { Primary, Outline, Quiet, Danger };
  enum class Height { Row, Normal, Large };  ///< 28, 32, 40 px at 100 % text

  explicit Button(const QString& text, Kind kind = Kind::Outline, QWidget* parent = nullptr);

  void setLineIcon(Icon icon);
  void setHeight(Height height);
  enum class KeyCap { Shown, Hidden };
  /// Triggers the button with these keys anywhere in the window; they are named in the tooltip and, if wanted, shown
  /// as a key cap.
  void setKeys(const QKeySequence& keys, KeyCap cap = KeyCap::Shown);
  /// Shows these keys in the tooltip and, if wanted, as a key cap, for a button whose keys somebody else reads.
  void showKeys(const QKeySequence& keys, KeyCap cap = KeyCap::Shown);
  /// A button that shows its icon only; `text` stays its accessible name and tooltip.
  void setIconOnly(bool only);
  void setKind(Kind kind);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Kind kind_;
  Height height_ = Height::Normal;
  bool hasIcon_ = false;
  bool iconOnly_ = false;
  Icon icon_ = Icon::Plus;
  QString keyText_;
};

/// Draws a key cap whose left edge is `left` and which is centred on `centreY`; returns its width.
qreal drawKeyCap(QPainter& painter, qreal left, qreal centreY, const QString& key, const QColor& colour,
                 const QColor& outline);
[[nodiscard]] qreal keyCapWidth(const QString& key);

}  // namespace cervica::app::look

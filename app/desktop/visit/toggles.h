#pragma once

#include <optional>

#include <QAbstractButton>

#include "app/look/icons.h"

namespace cervica::app {

/// Something that applies or not, as a pill: a tick and words. Chosen: accent outline, tint and tick.
class TogglePill : public QAbstractButton {
  Q_OBJECT

 public:
  explicit TogglePill(const QString& text, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// The same as a card 42 px high for fingers: icon, words on up to two lines, tick at the right.
class ToggleCard : public QAbstractButton {
  Q_OBJECT

 public:
  ToggleCard(const QString& text, std::optional<look::Icon> icon, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<look::Icon> icon_;
};

}  // namespace cervica::app

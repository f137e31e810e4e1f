#pragma once

#include <QLabel>

#include "app/look/verdict.h"
#include "core/catalogue/measure.h"

namespace cervica::app::look {

/// Shape, word and colour of a verdict, 20 px high. Accessible as its word.
class Chip : public QLabel {
  Q_OBJECT

 public:
  Chip(Verdict verdict, const QString& word, QWidget* parent = nullptr);
  void setVerdict(Verdict verdict, const QString& word);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Verdict verdict_;
};

/// For delegates: the chip drawn with its left edge at `left`, centred on `centreY`; returns its width.
qreal drawChip(QPainter& painter, qreal left, qreal centreY, Verdict verdict, const QString& word);
[[nodiscard]] qreal chipWidth(const QString& word);

/// The letter L or R in the side's colour, 18 px. Accessible as "left" or "right".
class SideBadge : public QLabel {
  Q_OBJECT

 public:
  explicit SideBadge(core::Side side, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  core::Side side_;
};

/// For delegates: the badge drawn with its left edge at `left`, centred on `centreY`; returns its width.
qreal drawSideBadge(QPainter& painter, qreal left, qreal centreY, core::Side side);

}  // namespace cervica::app::look

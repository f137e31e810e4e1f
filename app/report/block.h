#pragma once

#include <memory>

#include <QPainter>
#include <QRectF>

namespace cervica::app::report {

/// A piece of a printed page that is never broken. Lengths in points; immutable.
class Block {
 public:
  virtual ~Block() = default;
  /// The height it needs at this width.
  [[nodiscard]] virtual double height(double width) const = 0;
  /// Paints itself inside `area`, whose height is at least height(area.width()). Leaves the painter as it was.
  virtual void paint(QPainter& painter, const QRectF& area) const = 0;
};

/// Shared, because the pages of a preview and of a file paint the same pieces and a table's head appears on each page.
using BlockPtr = std::shared_ptr<const Block>;

/// Empty room.
class Gap final : public Block {
 public:
  explicit Gap(double points) : points_(points) {}
  [[nodiscard]] double height(double) const override { return points_; }
  void paint(QPainter&, const QRectF&) const override {}

 private:
  double points_;
};

}  // namespace cervica::app::report

#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// Column heads of the results, repeated on every page that continues them.
class ResultHead final : public Block {
 public:
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;
};

/// The name of a group of rows.
class GroupTitle final : public Block {
 public:
  explicit GroupTitle(QString title) : title_(std::move(title)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString title_;
};

/// One result: name, device and norm; value; chart; percentile; verdict.
class ResultLine final : public Block {
 public:
  explicit ResultLine(ResultRow row);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double bodyHeight() const;
  [[nodiscard]] double notesWidth() const;
  [[nodiscard]] double notesBottom() const;
  [[nodiscard]] double normTop() const;
  [[nodiscard]] double normWidth() const;
  void paintValue(QPainter& painter, double left, double top) const;
  ResultRow row_;
  BlockPtr chart_;  ///< null where nothing can be drawn
};

/// What the marks of the charts mean.
class ResultLegend final : public Block {
 public:
  struct Shown {
    bool norm = false, typical = false, cutoff = false, whisker = false;
  };
  ResultLegend(QString now, QString earlier, Shown shown);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString now_, earlier_;
  Shown shown_;
};

}  // namespace cervica::app::report

#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// How many measures improved, stayed, worsened or cannot be judged, with their names.
class ChangeSummary final : public Block {
 public:
  explicit ChangeSummary(std::vector<ChangeCount> counts) : counts_(std::move(counts)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] std::vector<double> columns(double width) const;
  std::vector<ChangeCount> counts_;
};

/// Column heads of the change table.
class ChangeHead final : public Block {
 public:
  ChangeHead(QString before, QString after) : before_(std::move(before)), after_(std::move(after)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString before_, after_;
};

/// One measure at two visits: values, difference, 95 % limit, important difference, change bar, verdict.
class ChangeLine final : public Block {
 public:
  explicit ChangeLine(ChangeRow row) : row_(std::move(row)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double bodyHeight() const;
  [[nodiscard]] bool twoLimits() const;
  ChangeRow row_;
};

/// What the marks of the change bars mean.
class ChangeLegend final : public Block {
 public:
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;
};

}  // namespace cervica::app::report

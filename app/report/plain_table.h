#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// A measure without a verdict: name, values of its sides, and why nothing is said about them.
class PlainLine final : public Block {
 public:
  explicit PlainLine(PlainRow row) : row_(std::move(row)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double valuesHeight() const;
  [[nodiscard]] double reasonHeight(double width) const;
  PlainRow row_;
};

/// A questionnaire's score, its share of the maximum, and its band.
class QuestionnaireLine final : public Block {
 public:
  explicit QuestionnaireLine(QuestionnaireRow row) : row_(std::move(row)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QuestionnaireRow row_;
};

/// A few sources in two balanced columns.
class SourceColumns final : public Block {
 public:
  explicit SourceColumns(std::vector<SourceLine> sources) : sources_(std::move(sources)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] std::size_t firstOfSecondColumn(double width) const;
  std::vector<SourceLine> sources_;
};

/// Blocks side by side: a narrow stack of blocks beside another.
class Columns final : public Block {
 public:
  /// \param leftShare  of the width, in (0, 1)
  Columns(std::vector<BlockPtr> left, std::vector<BlockPtr> right, double leftShare);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  std::vector<BlockPtr> left_, right_;
  double leftShare_;
};

}  // namespace cervica::app::report

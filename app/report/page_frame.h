#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// The clinic's head, 180 x 13 mm, on the first page; nothing where the clinic has none.
class LetterheadSlot final : public Block {
 public:
  explicit LetterheadSlot(Letterhead letterhead) : letterhead_(std::move(letterhead)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  Letterhead letterhead_;
};

/// The running foot: who; which report, visit, norms and program; which page of how many.
class Foot final : public Block {
 public:
  Foot(QString patient, QString patientRest, QString document, int page, int pages);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double patientWidth() const;
  [[nodiscard]] bool needsTwoLines(double width) const;
  QString patient_, patientRest_, document_;
  int page_, pages_;
};

/// The report's title with its subtitle, and at the right for whom it is.
class TitleBlock final : public Block {
 public:
  TitleBlock(QString title, QString subtitle, std::vector<QString> kind);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString title_, subtitle_;
  std::vector<QString> kind_;
};

/// Who the patient is, between two rules; a long name has a line of its own.
class PatientStrip final : public Block {
 public:
  using Field = std::pair<QString, QString>;  ///< what it is, and the value
  explicit PatientStrip(std::vector<Field> fields) : fields_(std::move(fields)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] static double fieldWidth(const Field& field);
  [[nodiscard]] bool nameStandsAlone(double width) const;
  [[nodiscard]] double nameHeight(double width) const;
  std::vector<Field> fields_;
};

/// A section's heading under a rule of 1 pt, with a quiet addition.
class Heading final : public Block {
 public:
  explicit Heading(QString title, QString addition = {}) : title_(std::move(title)), addition_(std::move(addition)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString title_, addition_;
};

/// Running text, the first `lead` characters in bold.
class Paragraph final : public Block {
 public:
  enum class Size { Body, Small };
  explicit Paragraph(QString text, Size size = Size::Small, int lead = 0)
      : text_(std::move(text)), size_(size), lead_(lead) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString text_;
  Size size_;
  int lead_;
};

/// The line to sign on, and the electronic signature or that there is none.
class SignatureBlock final : public Block {
 public:
  SignatureBlock(QString examiner, std::optional<std::vector<QString>> signature);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  QString examiner_;
  std::optional<std::vector<QString>> signature_;
};

}  // namespace cervica::app::report

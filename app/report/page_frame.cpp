#include "app/report/page_frame.h"

#include <algorithm>

#include "app/report/print_style.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr double kHeadingTop = mm(1.6), kHeadingBottom = mm(1.8);
constexpr double kStripY = mm(1.5), kLeastGap = mm(3);
constexpr double kSignatureRoom = mm(10);

TextStyle styleOf(Paragraph::Size size) {
  return size == Paragraph::Size::Body ? type::kBody : type::kSmall;
}

}  // namespace

double LetterheadSlot::height(double) const {
  return letterhead_.name.isEmpty() ? 0 : mm(13);
}

void LetterheadSlot::paint(QPainter& painter, const QRectF& area) const {
  if (letterhead_.name.isEmpty()) return;
  const TextStyle name{10, QFont::DemiBold, ink::kInk, 1.3};
  const double middle = area.top() + mm(5);
  const double left = name.line() + (letterhead_.line.isEmpty() ? 0 : type::kSmall.line());
  drawLine(painter, area.left(), middle - left / 2, letterhead_.name, name);
  drawLine(painter, area.left(), middle - left / 2 + name.line(), letterhead_.line, type::kSmall);
  double y = middle - static_cast<double>(letterhead_.address.size()) * type::kSmall.line() / 2;
  for (const QString& line : letterhead_.address) {
    drawLine(painter, area.right(), y, line, type::kSmall, Qt::AlignRight);
    y += type::kSmall.line();
  }
  drawRule(painter, area.left(), area.right(), area.top() + mm(13) - 0.5, 0.5, ink::kRule);
}

Foot::Foot(QString patient, QString patientRest, QString document, int page, int pages)
    : patient_(std::move(patient)),
      patientRest_(std::move(patientRest)),
      document_(std::move(document)),
      page_(page),
      pages_(pages) {}

double Foot::patientWidth() const {
  return textWidth(patient_, type::kAxisStrong) + mm(1.6) + textWidth(patientRest_, type::kAxis);
}

bool Foot::needsTwoLines(double width) const {
  const double page = textWidth(Report::tr("Page %1 of %2").arg(page_).arg(pages_), type::kAxis);
  return patientWidth() + textWidth(document_, type::kAxis) + page + 2 * mm(3) > width;
}

double Foot::height(double width) const {
  return mm(1.4) + (needsTwoLines(width) ? 2 : 1) * type::kAxis.line();
}

void Foot::paint(QPainter& painter, const QRectF& area) const {
  drawRule(painter, area.left(), area.right(), area.top(), 0.5, ink::kRule);
  const double top = area.top() + mm(1.4);
  const TextStyle strong = type::kAxisStrong.in(ink::kInk2);
  drawLine(painter, area.left(), top, patient_, strong);
  drawLine(painter, area.left() + textWidth(patient_, strong) + mm(1.6), top, patientRest_, type::kAxis);
  const QString page = Report::tr("Page %1 of %2").arg(page_).arg(pages_);
  drawLine(painter, area.right(), top, page, type::kAxis, Qt::AlignRight);
  if (needsTwoLines(area.width())) {
    drawLine(painter, area.left(), top + type::kAxis.line(), document_, type::kAxis);
    return;
  }
  const double left = area.left() + patientWidth();
  const double right = area.right() - textWidth(page, type::kAxis);
  drawLine(painter, (left + right) / 2, top, document_, type::kAxis, Qt::AlignHCenter);
}

TitleBlock::TitleBlock(QString title, QString subtitle, std::vector<QString> kind)
    : title_(std::move(title)), subtitle_(std::move(subtitle)), kind_(std::move(kind)) {}

double TitleBlock::height(double width) const {
  return textHeight(title_, type::kTitle, width - mm(45)) + mm(0.8) +
         textHeight(subtitle_, type::kSubtitle, width - mm(45));
}

void TitleBlock::paint(QPainter& painter, const QRectF& area) const {
  const QRectF words(area.left(), area.top(), area.width() - mm(45), 0);
  const double used = drawText(painter, words, title_, type::kTitle) + mm(0.8);
  drawText(painter, words.translated(0, used), subtitle_, type::kSubtitle);
  double y = area.top() + height(area.width()) - static_cast<double>(kind_.size()) * type::kSmall.line();
  for (const QString& line : kind_) {
    drawLine(painter, area.right(), y, line, type::kSmall, Qt::AlignRight);
    y += type::kSmall.line();
  }
}

double PatientStrip::fieldWidth(const Field& field) {
  return std::max(textWidth(field.first, type::kSmall), textWidth(field.second, type::kStrip));
}

bool PatientStrip::nameStandsAlone(double width) const {
  double used = 0;
  for (const Field& field : fields_) used += fieldWidth(field) + kLeastGap;
  return used - kLeastGap > width;
}

double PatientStrip::nameHeight(double width) const {
  if (fields_.empty() || !nameStandsAlone(width)) return 0;
  return type::kSmall.line() + textHeight(fields_.front().second, type::kStrip, width) + kStripY;
}

double PatientStrip::height(double width) const {
  return nameHeight(width) + 2 * kStripY + type::kSmall.line() + type::kStrip.line() + 1;
}

void PatientStrip::paint(QPainter& painter, const QRectF& area) const {
  drawRule(painter, area.left(), area.right(), area.top(), 0.5, ink::kRule);
  drawRule(painter, area.left(), area.right(), area.top() + height(area.width()) - 0.5, 0.5, ink::kRule);
  if (fields_.empty()) return;
  double top = area.top() + kStripY + 0.5;
  std::size_t first = 0;
  if (nameStandsAlone(area.width())) {
    drawLine(painter, area.left(), top, fields_.front().first, type::kSmall);
    drawText(painter, QRectF(area.left(), top + type::kSmall.line(), area.width(), 0), fields_.front().second,
             type::kStrip);
    top += nameHeight(area.width());
    first = 1;
  }
  double used = 0;
  for (std::size_t i = first; i < fields_.size(); ++i) used += fieldWidth(fields_[i]);
  const auto gaps = static_cast<double>(std::max<std::size_t>(fields_.size() - first, 2) - 1);
  const double gap = std::max(kLeastGap, (area.width() - used) / gaps);
  double x = area.left();
  for (std::size_t i = first; i < fields_.size(); ++i) {
    drawLine(painter, x, top, fields_[i].first, type::kSmall);
    drawLine(painter, x, top + type::kSmall.line(), fields_[i].second, type::kStrip);
    x += fieldWidth(fields_[i]) + gap;
  }
}

double Heading::height(double) const {
  return 1 + kHeadingTop + type::kSection.line() + kHeadingBottom;
}

void Heading::paint(QPainter& painter, const QRectF& area) const {
  drawRule(painter, area.left(), area.right(), area.top(), 1, ink::kInk);
  const double top = area.top() + 1 + kHeadingTop;
  drawLine(painter, area.left(), top, title_, type::kSection);
  if (addition_.isEmpty()) return;
  const double shift = baselineOf(type::kSection) - baselineOf(type::kSmall);
  drawLine(painter, area.left() + textWidth(title_, type::kSection) + mm(3), top + shift, addition_, type::kSmall);
}

double Paragraph::height(double width) const {
  return textHeight(text_, styleOf(size_), width, lead_);
}

void Paragraph::paint(QPainter& painter, const QRectF& area) const {
  drawText(painter, area, text_, styleOf(size_), lead_);
}

SignatureBlock::SignatureBlock(QString examiner, std::optional<std::vector<QString>> signature)
    : examiner_(std::move(examiner)), signature_(std::move(signature)) {}

double SignatureBlock::height(double) const {
  return 1 + kSignatureRoom + mm(1) + type::kBody.line() + type::kSmall.line();
}

void SignatureBlock::paint(QPainter& painter, const QRectF& area) const {
  drawRule(painter, area.left(), area.right(), area.top(), 1, ink::kInk);
  const double y = area.top() + 1 + kSignatureRoom;
  const auto line = [&](double from, double to, const QString& words, const QString& addition) {
    drawRule(painter, area.left() + from, area.left() + to, y, 0.75, ink::kInk);
    drawLine(painter, area.left() + from, y + mm(1), words, type::kBody);
    drawLine(painter, area.left() + from, y + mm(1) + type::kBody.line(), addition, type::kSmall);
  };
  line(0, mm(56), examiner_.isEmpty() ? Report::tr("Name and signature") : examiner_,
       Report::tr("Examined and reported"));
  line(mm(62), mm(118), Report::tr("Place, date"), Report::tr("for the paper copy"));
  const double x = area.left() + mm(125);
  double top = area.top() + mm(3);
  if (!signature_) {
    const TextStyle draft{12.5, QFont::Bold, ink::kInk, 1.3};
    top = y + mm(1) + baselineOf(type::kBody) - baselineOf(draft);
    drawLine(painter, x, top, Report::tr("DRAFT, not signed"), draft);
    return;
  }
  drawLine(painter, x, top, Report::tr("Signed electronically"), type::kStrong);
  top += type::kStrong.line();
  for (const QString& words : *signature_) {
    drawLine(painter, x, top, words, type::kSmall);
    top += type::kSmall.line();
  }
}

}  // namespace cervica::app::report

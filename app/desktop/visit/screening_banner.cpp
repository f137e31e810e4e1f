#include "app/desktop/visit/screening_banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/assessment.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kMark = 4;

}  // namespace

ScreeningBanner::ScreeningBanner(QWidget* parent)
    : QFrame(parent),
      chip_(new look::Chip(look::Verdict::NoNorm, {})),
      sentence_(look::makeLabel({}, TextSize::Body, Tone::Main, 500)),
      reason_(look::makeLabel({}, TextSize::Small, Tone::Second)) {
  setObjectName(QStringLiteral("screeningBanner"));
  sentence_->setWordWrap(true);
  reason_->setWordWrap(true);
  auto* words = new QVBoxLayout;
  words->setSpacing(look::px(2));
  words->addWidget(sentence_);
  words->addWidget(reason_);
  auto* details = new look::Button(tr("Show screening"), look::Button::Kind::Outline);
  details->setHeight(look::Button::Height::Row);
  connect(details, &QAbstractButton::clicked, this, &ScreeningBanner::detailsRequested);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(look::px(16), look::px(8), look::px(12), look::px(8));
  row->setSpacing(look::px(12));
  row->addWidget(chip_);
  row->addLayout(words, 1);
  row->addWidget(details);
  look::bindTheme(this, [this] { update(); });
}

void ScreeningBanner::showScreening(const DraftVisit& draft) {
  const auto& result = draft.assessment().screening;
  const Triage triage = triageOf(result, *assessment::ScreeningBook::shipped(), !draft.visit().screening.empty());
  verdict_ = triage.verdict;
  chip_->setVerdict(triage.verdict, triage.word);
  sentence_->setText(triage.sentence);
  sentence_->setVisible(!triage.sentence.isEmpty());
  const auto rules = warnings(result);
  QString reason = rules.empty() ? QString() : qt(rules.front()->reason);
  if (rules.size() > 1) reason += QLatin1Char(' ') + tr("And %1 more.").arg(rules.size() - 1);
  reason_->setText(reason);
  reason_->setVisible(!reason.isEmpty());
  setAccessibleName(tr("Screening: %1").arg(triage.word));
  setAccessibleDescription(triage.sentence + QLatin1Char(' ') + reason);
  update();
}

void ScreeningBanner::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.line, 1));
  painter.setBrush(t.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), look::px(8), look::px(8));
  painter.setPen(Qt::NoPen);
  painter.setBrush(look::markColour(verdict_));
  painter.drawRoundedRect(QRectF(1, look::px(8), look::px(kMark), height() - 2 * look::px(8)), 2, 2);
}

}  // namespace cervica::app

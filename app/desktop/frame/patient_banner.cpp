#include "app/desktop/frame/patient_banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "app/desktop/patients/patient_preview.h"
#include "app/desktop/patients/patient_wording.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/screening_words.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/elided_label.h"
#include "app/look/figures.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"
#include "assessment/assessment.h"

namespace cervica::app {
namespace {

using look::Button;
using look::makeLabel;
using look::px;
using look::TextSize;
using look::Tone;

constexpr double kHeight = 56;

/// The field that opens the command palette.
class GoToField : public QPushButton {
 public:
  explicit GoToField(QWidget* parent) : QPushButton(PatientBanner::tr("Go to…"), parent) {
    setCursor(Qt::IBeamCursor);
    setToolTip(PatientBanner::tr("Every patient and every action (Ctrl+K)"));
    look::bindTheme(this, [this] {
      setFixedHeight(px(32));
      setFixedWidth(px(156));
    });
  }
  [[nodiscard]] QSize sizeHint() const override { return {px(156), px(32)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {px(156), px(32)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(t.surface);
    painter.setPen(hasFocus() ? QPen(t.focus, 2) : QPen(underMouse() ? t.lineStrong : t.line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(6), px(6));
    look::drawIcon(painter, QRectF(px(10), (height() - px(16)) / 2.0, px(16), px(16)), look::Icon::Search, t.text3);
    painter.setFont(look::textFont(TextSize::Body));
    painter.setPen(t.text3);
    painter.drawText(rect().adjusted(px(34), 0, 0, 0), Qt::AlignVCenter, text());
    const QString keys = QStringLiteral("Ctrl K");
    look::drawKeyCap(painter, width() - look::keyCapWidth(keys) - px(10), height() / 2.0, keys, t.text2, t.lineStrong);
  }
};

}  // namespace

PatientBanner::PatientBanner(AppContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  setAccessibleName(tr("Patient"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(20, 0, 16, 1);
  row->setSpacing(14);
  const auto separator = [this, row] {
    auto* line = new look::Hairline(Qt::Vertical, this);
    line->setFixedHeight(24);
    row->addWidget(line);
  };
  const auto pair = [this, row] {
    auto* holder = new QWidget(this);
    auto* cells = new QHBoxLayout(holder);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(6);
    row->addWidget(holder);
    return cells;
  };
  name_ = makeLabel({}, TextSize::Section, Tone::Main, 600, this);
  row->addWidget(name_);
  // Who it is must never be shortened: everything else in the banner gives way first.
  meta_ = makeLabel({}, TextSize::Body, Tone::Second, 400, this);
  row->addWidget(meta_);
  separator();
  screening_ = new look::Chip(look::Verdict::NoNorm, {}, this);
  screening_->setObjectName(QStringLiteral("screeningAlert"));
  row->addWidget(screening_);
  auto* painCells = pair();
  painWord_ = makeLabel(tr("Pain now"), TextSize::Small, Tone::Muted, 400, this);
  pain_ = new look::FigureLabel({}, this);
  look::setLook(pain_, TextSize::Body, Tone::Main, 600);
  painOf_ = makeLabel(tr("of 10"), TextSize::Small, Tone::Muted, 400, this);
  for (QLabel* label : {painWord_, static_cast<QLabel*>(pain_), painOf_}) painCells->addWidget(label);
  painCells_ = painCells->parentWidget();
  auto* lastCells = pair();
  lastCells_ = lastCells->parentWidget();
  lastWord_ = makeLabel(tr("Last visit"), TextSize::Small, Tone::Muted, 400, this);
  last_ = makeLabel({}, TextSize::Body, Tone::Main, 500, this);
  lastCells->addWidget(lastWord_);
  lastCells->addWidget(last_);
  visit_ = new look::ElidedLabel({}, this);
  look::setLook(visit_, TextSize::Small, Tone::Second);
  visit_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  visit_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  row->addWidget(visit_, 1);
  separator();
  auto* history = pair();
  history->setSpacing(2);
  const auto button = [this, history](const QString& word, look::Icon icon, const QKeySequence& keys) {
    auto* made = new Button(word, Button::Kind::Quiet, this);
    made->setLineIcon(icon);
    made->setKeys(keys);
    made->setIconOnly(true);
    history->addWidget(made);
    return made;
  };
  undo_ = button(tr("Undo"), look::Icon::Undo, QKeySequence(QStringLiteral("Ctrl+Z")));
  redo_ = button(tr("Redo"), look::Icon::Redo, QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
  connect(undo_, &Button::clicked, this, [this] {
    if (context_.draft()) context_.draft()->undo();
  });
  connect(redo_, &Button::clicked, this, [this] {
    if (context_.draft()) context_.draft()->redo();
  });
  auto* goTo = new GoToField(this);
  connect(goTo, &QPushButton::clicked, this, &PatientBanner::paletteRequested);
  row->addWidget(goTo);
  goTo_ = goTo;
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  look::bindTheme(this, [this] {
    setFixedHeight(px(kHeight));
    fit();
  });

  connect(&context_, &AppContext::patientChanged, this, &PatientBanner::showPatient);
  connect(&context_, &AppContext::visitsChanged, this, &PatientBanner::readLastVisit);
  connect(&context_, &AppContext::draftOpened, this, &PatientBanner::followDraft);
  showPatient();
  followDraft();
}

void PatientBanner::showPatient() {
  setVisible(context_.patient().has_value());
  if (!context_.patient()) return;
  const core::Patient& patient = *context_.patient();
  name_->setText(fullName(patient));
  QString line = patientLine(patient, context_.now().date);
  line.replace(QStringLiteral(", "), QStringLiteral("  ·  "));
  meta_->setText(line);
  setAccessibleDescription(fullName(patient) + QStringLiteral(", ") + patientLine(patient, context_.now().date));
  readLastVisit();
}

void PatientBanner::readLastVisit() {
  lastStored_.reset();
  const core::VisitId open = context_.draft() ? context_.draft()->visit().id : core::VisitId();
  for (const VisitSummary& visit : context_.visits()) {
    if (visit.id == open) continue;
    context_.store().visit(visit.id, this, [this, id = visit.id](const Outcome<StoredVisit>& stored) {
      if (!stored.ok() || !context_.patient() || stored->visit.patient.id != context_.patient()->id) return;
      lastStored_ = *stored;
      showDraft();
    });
    break;
  }
  showDraft();
}

void PatientBanner::followDraft() {
  if (DraftVisit* draft = context_.draft())
    connect(draft, &DraftVisit::changed, this, &PatientBanner::showDraft, Qt::UniqueConnection);
  readLastVisit();
}

void PatientBanner::showDraft() {
  DraftVisit* draft = context_.draft();
  std::optional<double> pain = draft ? painNow(draft->visit()) : std::nullopt;
  // Without an open visit "now" would be a lie: the pain of the last visit is shown with that visit only.
  if (!draft && lastStored_) pain = painNow(lastStored_->visit);
  const bool known = draft || lastStored_;
  painWord_->setText(draft ? tr("Pain now") : tr("Pain then"));
  painCells_->setProperty("wanted", known);
  pain_->setText(pain ? painFigure(*pain) : tr("not recorded"));
  look::setLook(pain_, TextSize::Body, pain ? Tone::Main : Tone::Muted, pain ? 600 : 400);
  painOf_->setVisible(pain.has_value());
  last_->setText(lastStored_ ? dateWord(lastStored_->visit.startedAt.date)
                             : (draft ? tr("none, first visit") : tr("none")));
  visit_->setText(draft ? kindWord(draft->visit().kind) + QStringLiteral(", ") + momentWord(draft->visit().startedAt)
                        : QString());
  showScreening();
  fit();
  const bool editable = draft && !context_.draftIsSigned();
  undo_->setEnabled(editable && draft->canUndo());
  redo_->setEnabled(editable && draft->canRedo());
  const auto tip = [](const QString& word, const QString& step, const char* keys) {
    return (step.isEmpty() ? word : word + QStringLiteral(": ") + step) + QStringLiteral(" (") + QLatin1String(keys) +
           QLatin1Char(')');
  };
  undo_->setToolTip(tip(tr("Undo"), draft ? draft->undoText() : QString(), "Ctrl+Z"));
  redo_->setToolTip(tip(tr("Redo"), draft ? draft->redoText() : QString(), "Ctrl+Shift+Z"));
}

void PatientBanner::showScreening() {
  const DraftVisit* draft = context_.draft();
  screening_->setVisible(draft != nullptr);
  if (draft == nullptr) return;
  const auto& result = draft->assessment().screening;
  const Triage triage = triageOf(result, *assessment::ScreeningBook::shipped(), !draft->visit().screening.empty());
  screening_->setVerdict(triage.verdict, triage.word);
  QStringList words{triage.sentence};
  for (const assessment::ScreeningRule* rule : warnings(result)) words << qt(rule->reason);
  words.removeAll(QString());
  screening_->setToolTip(words.join(QLatin1Char('\n')));
  screening_->setAccessibleDescription(words.join(QLatin1Char(' ')));
}

void PatientBanner::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void PatientBanner::fit() {
  if (!goTo_) return;  // still being made
  // What is only convenient leaves first; the identity stays in any width.
  QWidget* const inOrder[] = {lastCells_, goTo_, painCells_};
  painCells_->setVisible(painCells_->property("wanted").toBool());
  lastCells_->show();
  goTo_->show();
  for (QWidget* each : inOrder) {
    layout()->activate();
    if (layout()->minimumSize().width() <= width()) return;
    each->hide();
  }
}

void PatientBanner::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.fillRect(rect(), t.surface);
  painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

}  // namespace cervica::app

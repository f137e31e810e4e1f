#include "app/desktop/visit/intake_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/session/app_context.h"
#include "app/desktop/visit/intake_today.h"
#include "app/desktop/visit/measure_entry.h"
#include "app/desktop/visit/question_list.h"
#include "app/desktop/visit/questionnaire_form.h"
#include "app/desktop/visit/screening_banner.h"
#include "app/desktop/visit/screening_section.h"
#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/wording.h"
#include "app/look/panel.h"
#include "app/look/theme.h"

namespace cervica::app {

namespace {

constexpr double kListWidth = 208;

bool isToday(IntakeSection::Kind kind) {
  return kind == IntakeSection::Kind::Pain || kind == IntakeSection::Kind::Symptoms ||
         kind == IntakeSection::Kind::Habits;
}

look::Panel* scrolledPanel(const QString& title, const QString& remark, QWidget* content) {
  auto* panel = new look::Panel(title);
  panel->setRemark(remark);
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(content);
  panel->body()->addWidget(area, 1);
  return panel;
}

}  // namespace

IntakePage::IntakePage(AppContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      sections_(new IntakeSections(context.catalogue(), this)),
      list_(new SectionList(sections_, tr("Sections of the intake"))),
      banner_(new ScreeningBanner) {
  auto* listPanel = new look::Panel(tr("Intake"));
  listPanel->body()->addWidget(list_);
  look::bindTheme(listPanel, [listPanel] { listPanel->setFixedWidth(look::px(kListWidth)); });
  place_ = new QVBoxLayout;
  place_->setSpacing(look::px(12));
  place_->addWidget(banner_);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(look::px(16), look::px(16), look::px(16), look::px(16));
  row->setSpacing(look::px(12));
  row->addWidget(listPanel);
  row->addLayout(place_, 1);
  connect(list_, &SectionList::rowChosen, this, &IntakePage::showRow);
  connect(banner_, &ScreeningBanner::detailsRequested, this,
          [this] { list_->setCurrentIndex(sections_->index(sections_->rowOf(IntakeSection::Kind::Screening))); });
}

void IntakePage::setDraft(DraftVisit* draft, bool readOnly) {
  draft_ = draft;
  readOnly_ = readOnly;
  showContent(nullptr);
  if (draft_ == nullptr) return;
  sections_->open(*draft_);
  banner_->showScreening(*draft_);
  const int wanted = shownRow_ >= 0 ? shownRow_ : sections_->rowOf(IntakeSection::Kind::Pain);
  shownRow_ = -1;
  if (list_->currentIndex().row() == wanted) {
    showRow(wanted);
  } else {
    list_->setCurrentIndex(sections_->index(wanted));
  }
}

void IntakePage::refresh() {
  if (draft_ == nullptr) return;
  sections_->refresh(*draft_);
  banner_->showScreening(*draft_);
  if (refreshContent_) refreshContent_();
}

QString IntakePage::remark() const {
  if (draft_ == nullptr) return {};
  return sections_->sectionsStarted() == 0
             ? tr("not started")
             : tr("%1 of %2").arg(sections_->sectionsStarted()).arg(sections_->sectionCount());
}

void IntakePage::showRow(int row) {
  if (draft_ == nullptr || row < 0 || row == shownRow_) return;
  shownRow_ = row;
  draft_->endOfEntry();
  const IntakeSection& section = sections_->section(row);
  if (isToday(section.kind)) {
    // One page holds all three: only the place of the focus changes.
    if (today_ == nullptr) {
      auto* today = new IntakeToday(*draft_);
      showContent(today);
      today_ = today;
      refreshContent_ = [today] { today->refresh(); };
    } else if (!list_->hasFocus()) {
      static_cast<IntakeToday*>(today_)->focusPart(section.kind);
    }
  } else if (section.kind == IntakeSection::Kind::Vital) {
    showContent(scrolledPanel(section.title, {}, makeVital()));
  } else if (section.kind == IntakeSection::Kind::Screening) {
    showContent(scrolledPanel(section.title, tr("supports your judgement and is no diagnosis"), makeScreening()));
  } else if (section.kind == IntakeSection::Kind::Questions) {
    auto* questions = new QuestionList(section, *draft_);
    showContent(scrolledPanel(section.title, tr("an answer not given never counts as no"), questions));
    refreshContent_ = [questions] { questions->refresh(); };
  } else if (section.kind == IntakeSection::Kind::Questionnaire) {
    auto* form = new QuestionnaireForm(*section.instrument, *draft_);
    showContent(scrolledPanel(section.title, qt(section.instrument->construct), form));
    refreshContent_ = [form] { form->refresh(); };
  }
  if (content_ != nullptr) content_->setEnabled(!readOnly_);
}

QWidget* IntakePage::makeVital() {
  auto* content = new QWidget;
  look::setSurface(content, "surface");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  std::vector<MeasureEntry*> entries;
  for (const core::Measure* measure : measuresOf(core::Domain::Vital, draft_->catalogue())) {
    entries.push_back(new MeasureEntry(*measure, *draft_));
    column->addWidget(new look::Hairline);
    column->addWidget(entries.back());
  }
  column->addStretch(1);
  refreshContent_ = [entries] {
    for (MeasureEntry* entry : entries) entry->refresh();
  };
  return content;
}

QWidget* IntakePage::makeScreening() {
  auto* screening =
      new ScreeningSection(*draft_, [this](const std::string& test, const QString& name, const QString& reason) {
        const QString by = context_.clinician().isEmpty() ? tr("not signed in") : context_.clinician();
        draft_->addAcknowledgement({test, reason.toStdString(), by.toStdString(), context_.now()}, name);
      });
  connect(screening, &ScreeningSection::subjectRequested, this, &IntakePage::showSubject);
  refreshContent_ = [screening] { screening->refresh(); };
  return screening;
}

void IntakePage::showSubject(const QString& id) {
  const int row = sections_->rowOf(std::string_view(id.toStdString()));
  if (row >= 0) list_->setCurrentIndex(sections_->index(row));
}

void IntakePage::showContent(QWidget* content) {
  delete content_;
  content_ = content;
  today_ = nullptr;
  if (content_ == nullptr) {
    refreshContent_ = nullptr;
    return;
  }
  place_->addWidget(content_);
}

}  // namespace cervica::app

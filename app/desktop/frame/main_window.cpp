#include "app/desktop/frame/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/administration/administration_page.h"
#include "app/desktop/compare/compare_page.h"
#include "app/desktop/frame/command_palette.h"
#include "app/desktop/frame/opening_page.h"
#include "app/desktop/frame/patient_banner.h"
#include "app/desktop/frame/rail.h"
#include "app/desktop/frame/status_line.h"
#include "app/desktop/patients/patients_page.h"
#include "app/desktop/programme/programme_page.h"
#include "app/desktop/reports/reports_page.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/visit_page.h"
#include "app/look/panel.h"
#include "app/look/theme.h"

namespace cervica::app {

MainWindow::MainWindow(AppContext& context, std::shared_ptr<const assessment::TestLibrary> tests,
                       std::shared_ptr<const protocols::ExerciseLibrary> exercises, QWidget* parent)
    : QMainWindow(parent),
      context_(context),
      paletteSearch_(
          context.store(), [&context] { return context.now(); }, static_cast<int>(look::Icon::Patients),
          [&context](const core::Patient& patient) { context.openPatient(patient); }) {
  setWindowTitle(QStringLiteral("Cervica"));
  setWindowIcon(look::logoIcon());
  auto* centre = new QWidget(this);
  look::setSurface(centre, "canvas");
  auto* rows = new QVBoxLayout(centre);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  auto* upper = new QHBoxLayout;
  upper->setSpacing(0);
  rail_ = new Rail(centre);
  upper->addWidget(rail_);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  banner_ = new PatientBanner(context_, centre);
  pages_ = new QStackedWidget;
  look::setSurface(pages_, "canvas");
  column->addWidget(banner_);
  // With large text on a small screen a page may need more room than there is: it scrolls, rail and banner stay.
  auto* scroll = new QScrollArea(centre);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(pages_);
  column->addWidget(scroll, 1);
  upper->addLayout(column, 1);
  rows->addLayout(upper, 1);
  status_ = new StatusLine(context_, centre);
  rows->addWidget(status_);
  setCentralWidget(centre);

  opening_ = new OpeningPage(pages_);
  pages_->addWidget(opening_);
  connect(opening_, &OpeningPage::retryRequested, this, &MainWindow::openRecords);
  addPage(PageId::Patients, new PatientsPage(context_, pages_), QKeySequence(QStringLiteral("Ctrl+1")));
  addPage(PageId::Visit, new VisitPage(context_, std::move(tests), pages_), QKeySequence(QStringLiteral("Ctrl+2")));
  addPage(PageId::Compare, new ComparePage(context_, pages_), QKeySequence(QStringLiteral("Ctrl+3")));
  addPage(PageId::Programme, new ProgrammePage(context_, std::move(exercises), pages_),
          QKeySequence(QStringLiteral("Ctrl+4")));
  addPage(PageId::Reports, new ReportsPage(context_, pages_), QKeySequence(QStringLiteral("Ctrl+5")));
  auto* administration = new AdministrationPage(context_, pages_);
  addPage(PageId::Administration, administration, QKeySequence(QStringLiteral("Ctrl+6")));
  connect(status_, &StatusLine::devicesRequested, administration, &AdministrationPage::showDevices);
  palette_ = new CommandPalette(paletteSearch_, centre);
  connect(banner_, &PatientBanner::paletteRequested, this, &MainWindow::openPalette);
  connect(rail_, &Rail::chosen, this, [this](int id) { showPage(static_cast<PageId>(id)); });
  connect(&context_, &AppContext::pageRequested, this, &MainWindow::showPage);
  // Only the page that is shown says how much room is needed.
  const auto needRoom = [this] {
    for (int i = 0; i < pages_->count(); ++i) {
      const bool shown = i == pages_->currentIndex();
      pages_->widget(i)->setSizePolicy(shown ? QSizePolicy::Preferred : QSizePolicy::Ignored,
                                       shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
  };
  connect(pages_, &QStackedWidget::currentChanged, this, needRoom);
  needRoom();
  connect(&context_, &AppContext::patientChanged, this, [this] {
    for (const auto& [id, page] : byId_) page->patientChanged();
  });
  addWindowActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(PageId id, Page* page, const QKeySequence& keys) {
  byId_[id] = page;
  pages_->addWidget(page);
  rail_->addPage(static_cast<int>(id), page->name(), page->icon(), keys);
  auto* go = new QAction(tr("Go to %1").arg(page->name()), this);
  go->setShortcut(keys);
  go->setIcon(look::makeIcon(page->icon()));
  go->setData(static_cast<int>(page->icon()));
  connect(go, &QAction::triggered, this, [this, id] { showPage(id); });
  addAction(go);
}

void MainWindow::addWindowActions() {
  const auto action = [this](const QString& words, const QString& keys, look::Icon icon, auto run) {
    auto* made = new QAction(words, this);
    if (!keys.isEmpty()) made->setShortcut(QKeySequence(keys));
    made->setData(static_cast<int>(icon));
    connect(made, &QAction::triggered, this, run);
    addAction(made);
    return made;
  };
  paletteAction_ = action(tr("Go to…"), QStringLiteral("Ctrl+K"), look::Icon::Search, [this] { openPalette(); });
  action(tr("Light or dark"), QStringLiteral("Ctrl+Shift+L"), look::Icon::Eye, [] {
    auto& theme = look::Theme::instance();
    theme.setScheme(theme.scheme() == look::Scheme::Dark ? look::Scheme::Light : look::Scheme::Dark);
  });
  const auto scale = [](double step) {
    auto& theme = look::Theme::instance();
    theme.setTextScale(theme.textScale() + step);
  };
  constexpr double kStep = 0.1;
  action(tr("Larger text"), QStringLiteral("Ctrl++"), look::Icon::Plus, [scale] { scale(kStep); });
  action(tr("Smaller text"), QStringLiteral("Ctrl+-"), look::Icon::Minus, [scale] { scale(-kStep); });
  action(tr("Discard what was typed into the open visit"), {}, look::Icon::Eraser, [this] {
    DraftVisit* draft = context_.draft();
    if (!draft || !draft->unsaved()) return context_.say(tr("Nothing was typed that is not stored"));
    if (context_.prompts().confirm(tr("Discard the entries"),
                                   tr("What was typed into this visit since it was stored last is lost for good."),
                                   tr("Discard")))
      context_.discardDraft();
  });
  action(tr("Close the patient"), QStringLiteral("Ctrl+W"), look::Icon::Close, [this] {
    context_.closePatient();
    showPage(PageId::Patients);
  });
  action(tr("Quit"), QStringLiteral("Ctrl+Q"), look::Icon::Close, [this] { close(); });
}

void MainWindow::openRecords() {
  open_ = false;
  opening_->showOpening(tr("The first start takes a few seconds: your private database is being set up."));
  pages_->setCurrentWidget(opening_);
  rail_->setCurrent(static_cast<int>(wanted_));
  status_->setDatabase(tr("Opening the database"), false);
  context_.store().open(this, [this](const Outcome<StoreStatus>& status) { recordsOpened(status); });
}

void MainWindow::recordsOpened(const Outcome<StoreStatus>& status) {
  if (!status.ok()) {
    opening_->showFailure(status.problem().sentence);
    status_->setDatabase(tr("Database not open"), true);
    return;
  }
  open_ = true;
  showStatus(*status);
  showPage(wanted_);
  context_.restoreDrafts();
}

void MainWindow::showStatus(const StoreStatus& status) {
  status_->setDatabase(status.embedded ? tr("Private database") : tr("Server %1").arg(status.place), false,
                       !status.embedded);
  if (!status.notice.isEmpty()) context_.say(status.notice);
}

void MainWindow::showPage(PageId id) {
  const auto found = byId_.find(id);
  if (found == byId_.end()) return;
  wanted_ = id;
  rail_->setCurrent(static_cast<int>(id));
  if (!open_) return;
  pages_->setCurrentWidget(found->second);
  found->second->activated();
}

std::vector<Command> MainWindow::commands() {
  std::vector<Command> found;
  const auto take = [this, &found](const QList<QAction*>& actions, const QString& place) {
    for (QAction* action : actions) {
      if (!action->isEnabled() || action->text().isEmpty() || action->isSeparator() || action == paletteAction_)
        continue;
      const int icon = action->data().isValid() ? action->data().toInt() : static_cast<int>(look::Icon::Command);
      found.push_back({action->text(), place, action->shortcut().toString(QKeySequence::NativeText), icon,
                       [action = QPointer<QAction>(action)] {
                         if (action) action->trigger();
                       }});
    }
  };
  for (const auto& [id, page] : byId_) {
    if (page == pages_->currentWidget() || id == PageId::Patients) take(page->actions(), page->name());
  }
  take(actions(), {});
  return found;
}

void MainWindow::openPalette() {
  if (!open_) return;
  paletteSearch_.setCommands(commands());
  palette_->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  context_.autosave().flush();
  context_.store().flushDrafts();
  QMainWindow::closeEvent(event);
}

}  // namespace cervica::app

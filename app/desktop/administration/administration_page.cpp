#include "app/desktop/administration/administration_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/bones/bones_section.h"
#include "app/desktop/devices/devices_section.h"
#include "app/look/button.h"
#include "app/look/choice_box.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kToolsWidth = 300;
constexpr double kTabsHeight = 44;
constexpr int kDevicesTab = 1, kBonesTab = 2;
constexpr double kFieldHeight = 32;

}  // namespace

AdministrationPage::AdministrationPage(AppContext& appContext, QWidget* parent)
    : Page(appContext, tr("Administration"), look::Icon::Administration, parent),
      norms_(protocols::ClinicPackStore(appContext.packFolder()),
             QString::fromStdString(appContext.catalogue().pack())) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_ = new QTabBar;
  tabs_->setAccessibleName(tr("Parts of the administration"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->addTab(tr("Norms"));
  tabs_->addTab(tr("Devices"));
  tabs_->addTab(tr("Bones"));
  auto* head = new QWidget;
  look::setSurface(head, "surface");
  auto* headRow = new QHBoxLayout(head);
  headRow->setContentsMargins(px(20), 0, 0, 0);
  headRow->addWidget(tabs_);
  headRow->addStretch(1);
  look::bindTheme(head, [head] { head->setFixedHeight(px(kTabsHeight)); });
  column->addWidget(head);
  column->addWidget(new look::Hairline);
  auto* parts = new QStackedWidget;
  parts->addWidget(makeNorms());
  parts->addWidget(new DevicesSection(context()));
  parts->addWidget(new BonesSection(context()));
  connect(tabs_, &QTabBar::currentChanged, parts, &QStackedWidget::setCurrentIndex);
  column->addWidget(parts, 1);
  auto* devices = new QAction(tr("Set up the devices"), this);
  devices->setData(static_cast<int>(look::Icon::Sensor));
  connect(devices, &QAction::triggered, this, &AdministrationPage::showDevices);
  addAction(devices);
  auto* chooseBones = new QAction(tr("Choose the bones of the pictures"), this);
  chooseBones->setData(static_cast<int>(look::Icon::Layers));
  connect(chooseBones, &QAction::triggered, this, &AdministrationPage::showBones);
  addAction(chooseBones);
  connect(&norms_, &NormsInUse::changed, this, [this] {
    list_->setCurrentIndex(versions_.index(norms_.rowInUse()));
    refresh();
  });
  connect(&norms_, &NormsInUse::said, &context(), &AppContext::say);
  list_->setCurrentIndex(versions_.index(norms_.rowInUse()));
  refresh();
}

QWidget* AdministrationPage::makeNorms() {
  auto* norms = new QWidget;
  auto* row = new QHBoxLayout(norms);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeVersions(), 1);
  row->addWidget(new look::Hairline(Qt::Vertical));
  row->addWidget(makeTools());
  return norms;
}

void AdministrationPage::showDevices() {
  tabs_->setCurrentIndex(kDevicesTab);
  context().openPage(PageId::Administration);
}

void AdministrationPage::showBones() {
  tabs_->setCurrentIndex(kBonesTab);
  context().openPage(PageId::Administration);
}

QWidget* AdministrationPage::makeVersions() {
  auto* area = new QWidget;
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  auto* panel = new look::Panel(tr("Norms in use"));
  panel->setRemark(tr("what visits are scored with"));
  notice_ = look::makeParagraph({}, TextSize::Small, Tone::Main);
  notice_->setObjectName(QStringLiteral("norms notice"));
  notice_->setContentsMargins(px(16), px(10), px(16), px(10));
  panel->body()->addWidget(notice_);
  panel->body()->addWidget(new look::Hairline);
  list_ = new look::RowList(tr("Versions of the norms"));
  list_->setModel(&versions_);
  list_->setItemDelegate(new NormVersionDelegate(list_));
  connect(list_, &look::RowList::rowChosen, this, &AdministrationPage::refresh);
  panel->body()->addWidget(list_, 1);
  column->addWidget(panel);
  return area;
}

QWidget* AdministrationPage::makeTools() {
  auto* tools = new QWidget;
  look::setSurface(tools, "surface");
  look::bindTheme(tools, [tools] { tools->setFixedWidth(px(kToolsWidth)); });
  auto* column = new QVBoxLayout(tools);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  column->setSpacing(px(6));
  const auto button = [&](const QString& name, look::Button::Kind kind, auto press) {
    auto* made = new look::Button(name, kind);
    made->setObjectName(name);
    connect(made, &QPushButton::clicked, this, press);
    column->addWidget(made);
    return made;
  };
  const auto separate = [&] {
    column->addSpacing(px(12));
    column->addWidget(new look::Hairline);
    column->addSpacing(px(12));
  };
  chosenTitle_ = look::makeLabel({}, TextSize::Section, Tone::Main, 600);
  chosenText_ = look::makeParagraph({}, TextSize::Small, Tone::Second);
  column->addWidget(chosenTitle_);
  column->addWidget(chosenText_);
  column->addSpacing(px(6));
  use_ = button(tr("Use this version"), look::Button::Kind::Primary, [this] { use(); });
  separate();

  column->addWidget(look::makeLabel(tr("The clinic's own values"), TextSize::Section, Tone::Main, 600));
  auto* importHint = look::makeParagraph({}, TextSize::Small, Tone::Second);
  importHint->setText(
      tr("A filled table (CSV) or a pack (JSON) becomes a new version and is marked as the clinic's own "
         "in results and reports."));
  column->addWidget(importHint);
  column->addSpacing(px(6));
  auto* sourceLabel = look::makeLabel(tr("Source of the values"), TextSize::Small, Tone::Second, 500);
  column->addWidget(sourceLabel);
  source_ = new QLineEdit;
  source_->setAccessibleName(tr("Source of the values"));
  source_->setObjectName(tr("Source of the values"));
  source_->setPlaceholderText(tr("such as: Swinkels 2014, table 2"));
  look::bindTheme(source_, [this] { source_->setFixedHeight(px(kFieldHeight)); });
  column->addWidget(source_);
  button(tr("Import table\u2026"), look::Button::Kind::Outline, [this] { importTable(); });
  separate();

  column->addWidget(look::makeLabel(tr("Tables to fill"), TextSize::Section, Tone::Main, 600));
  template_ = new look::ChoiceBox(tr("Table to fill"));
  template_->setObjectName(tr("Table to fill"));
  for (const NormTemplateRow& one : norms_.templates()) template_->addChoice(one.title, one.name);
  template_->setCurrentIndex(0);
  connect(template_, &QComboBox::currentIndexChanged, this, &AdministrationPage::refresh);
  templateNote_ = look::makeParagraph({}, TextSize::Small, Tone::Second);
  column->addWidget(template_);
  column->addWidget(templateNote_);
  button(tr("Save template\u2026"), look::Button::Kind::Outline, [this] { saveTemplate(); });
  column->addStretch(1);
  return tools;
}

void AdministrationPage::activated() {
  norms_.reload();
}

int AdministrationPage::chosenRow() const {
  return list_->currentIndex().row();
}

void AdministrationPage::refresh() {
  notice_->setText(norms_.notice());
  notice_->setVisible(!norms_.notice().isEmpty());
  const NormVersionRow* row = versions_.version(chosenRow());
  chosenTitle_->setText(row != nullptr ? row->title : tr("No version chosen"));
  QStringList words;
  if (row != nullptr) {
    const QString made = row->created.isEmpty() ? QString() : tr("made %1").arg(row->created);
    for (const QString& part : {row->own ? row->version : QString(), row->counts, row->sources, made}) {
      if (!part.isEmpty()) words << part;
    }
  }
  chosenText_->setText(words.join(QLatin1Char('\n')));
  use_->setEnabled(norms_.canUse(chosenRow()));
  const int form = template_->currentIndex();
  templateNote_->setText(form >= 0 ? norms_.templates()[static_cast<std::size_t>(form)].note : QString());
}

void AdministrationPage::use() {
  const QString problem = norms_.use(chosenRow());
  if (!problem.isEmpty()) context().prompts().showFailure(tr("This version is not used"), problem);
}

void AdministrationPage::importTable() {
  const auto path = context().prompts().openFileName(tr("Import table"), tr("Tables and packs (*.csv *.json)"));
  if (!path) return;
  const QString problem = norms_.importFile(*path, source_->text());
  if (!problem.isEmpty()) return context().prompts().showFailure(tr("The table is not taken in"), problem);
  source_->clear();
}

void AdministrationPage::saveTemplate() {
  const auto path = context().prompts().saveFileName(tr("Save template"), template_->value() + QStringLiteral(".csv"),
                                                     tr("Tables (*.csv)"));
  if (!path) return;
  const QString problem = norms_.saveTemplate(template_->value(), *path);
  if (!problem.isEmpty()) return context().prompts().showFailure(tr("The template is not saved"), problem);
  context().say(tr("Template saved"));
}

}  // namespace cervica::app

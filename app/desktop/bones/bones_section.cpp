#include "app/desktop/bones/bones_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStringListModel>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/row_list.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kToolsWidth = 300;

}  // namespace

BonesSection::BonesSection(AppContext& context, QWidget* parent)
    : QWidget(parent), context_(context), bones_(context.bones()) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeList(), 1);
  row->addWidget(new look::Hairline(Qt::Vertical));
  row->addWidget(makeTools());
  connect(&bones_, &BonesInUse::changed, this, &BonesSection::refresh);
  refresh();
}

QWidget* BonesSection::makeList() {
  auto* area = new QWidget;
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  auto* panel = new look::Panel(tr("Bones"));
  panel->setRemark(tr("what the pictures are made of"));
  state_ = look::makeParagraph({}, TextSize::Small, Tone::Main);
  state_->setObjectName(QStringLiteral("bonesState"));
  state_->setContentsMargins(px(16), px(10), px(16), px(10));
  panel->body()->addWidget(state_);
  problem_ = look::makeParagraph({}, TextSize::Small, Tone::Impaired);
  problem_->setObjectName(QStringLiteral("bonesProblem"));
  problem_->setContentsMargins(px(16), 0, px(16), px(10));
  panel->body()->addWidget(problem_);
  panel->body()->addWidget(new look::Hairline);
  model_ = new QStringListModel(this);
  list_ = new look::RowList(tr("Bones of the model"));
  list_->setModel(model_);
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(px(13), px(8), px(3), px(8));
  rows->addWidget(list_);
  panel->body()->addLayout(rows, 1);
  column->addWidget(panel);
  return area;
}

QWidget* BonesSection::makeTools() {
  auto* tools = new QWidget;
  look::setSurface(tools, "surface");
  look::bindTheme(tools, [tools] { tools->setFixedWidth(px(kToolsWidth)); });
  auto* column = new QVBoxLayout(tools);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  column->setSpacing(px(6));
  column->addWidget(look::makeLabel(tr("The clinic's own meshes"), TextSize::Section, Tone::Main, 600));
  column->addWidget(
      look::makeParagraph(tr("A folder of bone meshes in OpenSim's VTK format (.vtp) that the clinic holds a licence "
                             "for. Bones that are not in it stay sculpted. The meshes are only read, never copied."),
                          TextSize::Small, Tone::Second));
  column->addSpacing(px(6));
  auto* choose = new look::Button(tr("Choose folder\u2026"), look::Button::Kind::Primary);
  choose->setObjectName(QStringLiteral("chooseBones"));
  choose->setKeys(Qt::CTRL | Qt::ALT | Qt::Key_B, look::Button::KeyCap::Hidden);
  connect(choose, &QPushButton::clicked, this, &BonesSection::chooseFolder);
  column->addWidget(choose);
  sculpted_ = new look::Button(tr("Use the sculpted bones"), look::Button::Kind::Outline);
  sculpted_->setObjectName(QStringLiteral("useSculptedBones"));
  connect(sculpted_, &QPushButton::clicked, this, &BonesSection::useSculpted);
  column->addWidget(sculpted_);
  column->addStretch(1);
  return tools;
}

void BonesSection::chooseFolder() {
  const auto folder = context_.prompts().folderName(tr("Folder of bone meshes"));
  if (!folder) return;
  const QString problem = bones_.use(folder->toStdString());
  if (!problem.isEmpty()) return context_.prompts().showFailure(tr("These meshes are not used"), problem);
  context_.say(tr("Bones of the folder are used from now on"));
}

void BonesSection::useSculpted() {
  const QString problem = bones_.useSculpted();
  if (!problem.isEmpty()) return context_.prompts().showFailure(tr("The choice is not kept"), problem);
  context_.say(tr("Sculpted bones are used from now on"));
}

void BonesSection::refresh() {
  const bool own = !bones_.folder().empty();
  state_->setText(own ? tr("%1 of %2 bones from %3.")
                            .arg(bones_.replaced())
                            .arg(bones_.rows().size())
                            .arg(QString::fromStdString(bones_.folder().string()))
                      : tr("All %1 bones are sculpted: made by Cervica itself from anatomical dimensions.")
                            .arg(bones_.rows().size()));
  problem_->setText(bones_.problem());
  problem_->setVisible(!bones_.problem().isEmpty());
  sculpted_->setEnabled(own || !bones_.problem().isEmpty());
  QStringList rows;
  for (const BoneRow& row : bones_.rows())
    rows << (row.replaced ? tr("%1: from the folder").arg(row.title) : tr("%1: sculpted").arg(row.title));
  model_->setStringList(rows);
}

}  // namespace cervica::app

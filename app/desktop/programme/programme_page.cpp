#include "app/desktop/programme/programme_page.h"

#include <algorithm>
#include <iterator>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QVBoxLayout>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/motion/motion_view.h"
#include "app/desktop/pictures/picture_file.h"
#include "app/desktop/programme/exercise_clip.h"
#include "app/desktop/programme/exercise_detail.h"
#include "app/desktop/programme/exercise_print.h"
#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/wording.h"
#include "app/look/elided_label.h"
#include "app/look/panel.h"
#include "app/look/search_field.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "core/base/failure.h"
#include "visualization/qt/posture_view.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kListWidth = 292;
constexpr double kWordsWidth = 348;
constexpr visualization::View kViews[] = {visualization::View::Lateral, visualization::View::Anterior,
                                          visualization::View::Posterior, visualization::View::Oblique};

}  // namespace

ProgrammePage::ProgrammePage(AppContext& appContext, std::shared_ptr<const protocols::ExerciseLibrary> library,
                             QWidget* parent)
    : Page(appContext, tr("Programme"), look::Icon::Programme, parent), library_(library), model_(std::move(library)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  column->setSpacing(px(12));
  column->addWidget(makeHeader());
  auto* row = new QHBoxLayout;
  row->setSpacing(px(12));
  row->addWidget(makeList());
  row->addWidget(makeFigure(), 1);
  row->addWidget(makeWords());
  column->addLayout(row, 1);
  makeActions();
  connect(&look::Theme::instance(), &look::Theme::changed, motion_, &MotionView::drawAgain);
  connect(&context().bones(), &BonesInUse::changed, this, [this] {
    if (shown_ != nullptr) showExercise();
  });
}

QWidget* ProgrammePage::makeHeader() {
  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(12));
  row->addWidget(look::makeLabel(tr("Exercise library"), TextSize::Title, Tone::Main, 600));
  auto* remark = new look::ElidedLabel(
      tr("For looking up, showing and printing. Planning a programme from the findings is not part of this version."));
  look::setLook(remark, TextSize::Small, Tone::Second);
  row->addWidget(remark, 1, Qt::AlignBottom);
  return header;
}

QWidget* ProgrammePage::makeList() {
  auto* panel = new look::Panel;
  auto* top = new QVBoxLayout;
  top->setContentsMargins(px(10), px(10), px(10), px(6));
  field_ = new look::SearchField(tr("Search exercises"));
  field_->setPlaceholderText(tr("Search"));
  field_->setToolTip(tr("Search exercises (Ctrl+F)"));
  connect(field_, &QLineEdit::textChanged, this, &ProgrammePage::search);
  connect(field_, &look::SearchField::moveRequested, this, &ProgrammePage::move);
  top->addWidget(field_);
  panel->body()->addLayout(top);
  list_ = new SectionList(&model_, tr("Exercises"));
  list_->installEventFilter(this);
  panel->body()->addWidget(list_, 1);
  nothing_ = look::makeLabel({}, TextSize::Small, Tone::Second);
  nothing_->setWordWrap(true);
  nothing_->setContentsMargins(px(16), px(10), px(16), px(16));
  nothing_->hide();
  panel->body()->addWidget(nothing_);
  connect(list_, &look::RowList::rowChosen, this, &ProgrammePage::choose);
  look::bindTheme(panel, [panel] { panel->setFixedWidth(px(kListWidth)); });
  return panel;
}

QWidget* ProgrammePage::makeFigure() {
  figurePanel_ = new look::Panel(tr("Movement"));
  views_ = new look::SegmentedControl(tr("Seen from"), {tr("Side"), tr("Front"), tr("Back"), tr("Oblique")});
  views_->setToolTip(tr("Seen from the side, front, back or oblique (1, 2, 3, 4)"));
  figurePanel_->addToHeading(views_);
  motion_ = new MotionView;
  figurePanel_->body()->addWidget(motion_, 1);
  connect(views_, &look::SegmentedControl::chosen, this, [this](int index) { motion_->view().setView(kViews[index]); });
  connect(&motion_->view(), &visualization::PostureView::viewChanged, this, [this](visualization::View view) {
    views_->setCurrent(static_cast<int>(std::find(std::begin(kViews), std::end(kViews), view) - std::begin(kViews)));
  });
  return figurePanel_;
}

QWidget* ProgrammePage::makeWords() {
  wordsPanel_ = new look::Panel;
  auto* top = new QVBoxLayout;
  top->setContentsMargins(px(16), px(14), px(16), 0);
  top->setSpacing(px(8));
  name_ = look::makeLabel({}, TextSize::Section, Tone::Main, 600);
  name_->setObjectName(QStringLiteral("exerciseName"));
  name_->setWordWrap(true);
  top->addWidget(name_);
  sides_ = new look::SegmentedControl(tr("Side that moves"), {tr("Right side"), tr("Left side")});
  sides_->setToolTip(tr("Side that moves (Ctrl+Shift+X: the other one)"));
  connect(sides_, &look::SegmentedControl::chosen, this, &ProgrammePage::goToSide);
  connect(&motion_->player(), &MotionPlayer::moved, this, &ProgrammePage::showSide);
  top->addWidget(sides_, 0, Qt::AlignLeft);
  wordsPanel_->body()->addLayout(top);
  detail_ = new ExerciseDetail;
  wordsPanel_->body()->addWidget(detail_, 1);
  wordsPanel_->body()->addWidget(new look::Hairline);
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(px(12), px(8), px(12), px(8));
  buttons->setSpacing(px(8));
  save_ = new PictureButton;
  save_->setHeight(look::Button::Height::Normal);
  connect(save_, &PictureButton::wanted, this, &ProgrammePage::savePicture);
  print_ = new look::Button(tr("Print picture\u2026"), look::Button::Kind::Outline);
  print_->setObjectName(QStringLiteral("printPicture"));
  print_->setLineIcon(look::Icon::Print);
  connect(print_, &QPushButton::clicked, this, &ProgrammePage::print);
  buttons->addWidget(save_);
  buttons->addWidget(print_);
  buttons->addStretch(1);
  wordsPanel_->body()->addLayout(buttons);
  look::bindTheme(wordsPanel_, [this] { wordsPanel_->setFixedWidth(px(kWordsWidth)); });
  return wordsPanel_;
}

void ProgrammePage::makeActions() {
  // Of the window, but only while this page is seen: hidden widgets' shortcuts rest.
  const auto action = [this](const QString& words, const QKeySequence& keys, look::Icon icon, auto run) {
    auto* made = new QAction(words, this);
    made->setShortcut(keys);
    made->setData(static_cast<int>(icon));
    connect(made, &QAction::triggered, this, run);
    addAction(made);
    return made;
  };
  action(tr("Search exercises"), QKeySequence::Find, look::Icon::Search, [this] {
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
  });
  action(tr("Play or stop the movement"), Qt::CTRL | Qt::Key_Space, look::Icon::Play,
         [this] { motion_->player().toggle(); });
  action(tr("Next exercise"), Qt::ALT | Qt::Key_Down, look::Icon::ChevronDown, [this] { move(1); });
  action(tr("Previous exercise"), Qt::ALT | Qt::Key_Up, look::Icon::ChevronRight, [this] { move(-1); });
  action(tr("Show the other side"), Qt::CTRL | Qt::SHIFT | Qt::Key_X, look::Icon::Rotate, [this] {
    if (sides_->isVisible()) goToSide(1 - sides_->current());
  });
  auto* save = action(tr("Save picture\u2026"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, look::Icon::Picture,
                      [this] { save_->click(); });
  save_->showKeys(save->shortcut(), look::Button::KeyCap::Hidden);
  auto* print = action(tr("Print picture\u2026"), QKeySequence::Print, look::Icon::Print, [this] { print_->click(); });
  print_->showKeys(print->shortcut(), look::Button::KeyCap::Hidden);
}

void ProgrammePage::activated() {
  if (shown_ == nullptr) {
    search({});
  } else {
    motion_->player().play();
  }
}

void ProgrammePage::search(const QString& text) {
  model_.setSearch(text);
  const int all = static_cast<int>(library_->exercises().size());
  field_->setRemark(text.trimmed().isEmpty() ? tr("%1").arg(all) : tr("%1 of %2").arg(model_.found()).arg(all));
  const bool any = model_.found() > 0;
  list_->setVisible(any);
  nothing_->setVisible(!any);
  nothing_->setText(tr("No exercise has all of these words."));
  const int row = model_.rowOf(shown_) >= 0 ? model_.rowOf(shown_) : model_.firstExercise();
  if (row >= 0) list_->setCurrentIndex(model_.index(row));
}

void ProgrammePage::choose(int row) {
  const protocols::Exercise* exercise = model_.exercise(row);
  if (exercise == nullptr || exercise == shown_) return;
  shown_ = exercise;
  showExercise();
}

void ProgrammePage::showExercise() {
  figure_ = std::make_shared<const ExerciseFigure>(*shown_, *library_, visualization::BodySize{},
                                                   visualization::SceneTexts{}, context().bones().anatomy());
  ExerciseSheet sheet = exerciseSheet(*shown_, *library_, context().catalogue());
  for (const std::string& each : figure_->targetsNotShown()) sheet.targetsNotShown << qt(each);
  name_->setText(sheet.name);
  detail_->show(sheet);
  motion_->setClip(clipOf(
      figure_, tr("%1, %2. Works on: %3").arg(sheet.name, sheet.facts, sheet.targets.join(QStringLiteral(", ")))));
  showSide();
  if (isVisible()) motion_->player().play();
}

void ProgrammePage::showSide() {
  const auto sides = shown_ == nullptr ? std::vector<core::Side>() : shownSides(*shown_);
  sides_->setVisible(!sides.empty());
  if (sides.empty()) return;
  // One side, then the other: halves of the movement.
  const MotionPlayer& player = motion_->player();
  const core::Side moving = sides[player.timeS() < player.durationS() / 2 ? 0 : 1];
  sides_->setCurrent(moving == core::Side::Right ? 0 : 1);
}

void ProgrammePage::goToSide(int index) {
  const bool first = shownSides(*shown_).front() == (index == 0 ? core::Side::Right : core::Side::Left);
  motion_->player().seek(first ? 0 : motion_->player().durationS() / 2);
  showSide();
}

void ProgrammePage::move(int steps) {
  const int row = model_.moved(list_->currentIndex().row(), steps);
  if (model_.exercise(row) != nullptr) list_->setCurrentIndex(model_.index(row));
}

void ProgrammePage::savePicture(const PictureSize& size) {
  if (shown_ == nullptr) return;
  motion_->player().pause();
  app::savePicture(context(), motion_->sceneNow(), size,
                   fileNameOf(exerciseSheet(*shown_, *library_, context().catalogue())));
}

void ProgrammePage::print() {
  if (shown_ == nullptr) return;
  QPrinter printer(QPrinter::HighResolution);
  printer.setPageSize(QPageSize(QPageSize::A4));
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  try {
    const visualization::Image picture = drawWaiting([&] {
      return exercisePicture(*figure_, motion_->view().view(), kPrintPictureSize.width(), kPrintPictureSize.height(),
                             kPrintPictureScale);
    });
    QPainter painter(&printer);
    paintExercisePage(painter, printer.resolution(), printer.pageRect(QPrinter::DevicePixel),
                      exerciseSheet(*shown_, *library_, context().catalogue()), toQImage(picture));
    context().say(tr("Picture printed"));
  } catch (const core::Failure& failure) {
    context().prompts().showFailure(tr("The picture is not printed"), QString::fromUtf8(failure.what()));
  }
}

bool ProgrammePage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
      if (!key->isAutoRepeat()) motion_->player().toggle();
      return true;
    }
  }
  return Page::eventFilter(watched, event);
}

}  // namespace cervica::app

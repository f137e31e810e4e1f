#include "app/desktop/visit/posture_panel.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/motion/motion_view.h"
#include "app/desktop/pictures/picture_file.h"
#include "app/desktop/visit/body_note_view.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/elided_label.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/posture/visit_scene.h"
#include "assessment/assessment.h"
#include "visualization/pose/pose.h"
#include "visualization/qt/posture_view.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

using look::px;
using Ghost = PostureChoices::Ghost;
using Layer = PostureChoices::Layer;

namespace {

constexpr visualization::View kViews[] = {visualization::View::Lateral, visualization::View::Anterior,
                                          visualization::View::Posterior, visualization::View::Oblique};

/// A layer of the choices and of the picture, and its key.
struct LayerRow {
  Layer layer;
  bool visualization::Layers::*shown;
  const char* words;
  int key;
};
constexpr std::array<LayerRow, PostureChoices::kLayerCount> kLayers{
    {{Layer::Bones, &visualization::Layers::bones, QT_TRANSLATE_NOOP("PosturePanel", "Bones"), Qt::Key_B},
     {Layer::Muscles, &visualization::Layers::muscles, QT_TRANSLATE_NOOP("PosturePanel", "Muscles"), Qt::Key_M},
     {Layer::Outline, &visualization::Layers::outline, QT_TRANSLATE_NOOP("PosturePanel", "Outline"), Qt::Key_O},
     {Layer::Angles, &visualization::Layers::annotations, QT_TRANSLATE_NOOP("PosturePanel", "Angles"), Qt::Key_A},
     {Layer::Movement, &visualization::Layers::arcs, QT_TRANSLATE_NOOP("PosturePanel", "Movement arcs"), Qt::Key_R}}};

constexpr std::array<Ghost, 3> kGhosts{Ghost::Nothing, Ghost::Norm, Ghost::Earlier};

QString ghostWords(Ghost ghost) {
  switch (ghost) {
    case Ghost::Nothing:
      return PosturePanel::tr("Nothing laid over");
    case Ghost::Norm:
      return PosturePanel::tr("Norm laid over");
    case Ghost::Earlier:
      return PosturePanel::tr("Earlier visit laid over");
  }
  return {};
}

visualization::Layers layersOf(const PostureChoices& choices) {
  visualization::Layers layers;
  for (const LayerRow& row : kLayers) layers.*row.shown = choices.shows(row.layer);
  return layers;
}

// What the picture shows, in words: the measured angles.
QString anglesInWords(const visualization::Pose& pose, const core::Catalogue& catalogue) {
  QStringList parts;
  for (const auto& [id, angle] : pose.asked) {
    // Sided measures carry their side behind a dot.
    const auto side = id.ends_with(".left")    ? std::optional(core::Side::Left)
                      : id.ends_with(".right") ? std::optional(core::Side::Right)
                                               : std::nullopt;
    const core::Measure* measure = catalogue.measure(side ? id.substr(0, id.rfind('.')) : id);
    if (measure == nullptr) continue;
    const QString label = side ? QStringLiteral("%1, %2").arg(qt(measure->label), sideWord(*side)) : qt(measure->label);
    parts << QStringLiteral("%1 %2").arg(label, valueText(*measure, angle.inDegrees()));
  }
  return parts.isEmpty() ? PosturePanel::tr("No angle of the posture is measured: the model stands at rest.")
                         : parts.join(QStringLiteral(", "));
}

}  // namespace

PosturePanel::PosturePanel(const QString& title, AppContext& context, Ghost usual, QWidget* parent)
    : Panel(title, parent), context_(context), usual_(usual) {
  setObjectName(QStringLiteral("posturePanel"));
  views_ = new look::SegmentedControl(tr("Seen from"), {tr("Lateral"), tr("Anterior"), tr("Posterior"), tr("Oblique")});
  views_->setCurrent(0);
  views_->setToolTip(tr("Seen from (1, 2, 3, 4 in the picture)"));
  addToHeading(views_);
  view_ = new visualization::PostureView;
  body()->addWidget(view_, 1);
  body()->addWidget(new look::Hairline);
  body()->addWidget(makeTools());
  noteLine_ = new look::Hairline;
  note_ = new BodyNoteView;
  noteLine_->hide();
  note_->hide();
  body()->addWidget(noteLine_);
  body()->addWidget(note_);
  connect(note_, &BodyNoteView::closed, this, &PosturePanel::letGo);
  connect(views_, &look::SegmentedControl::chosen, this, [this](int index) { view_->setView(kViews[index]); });
  connect(view_, &visualization::PostureView::viewChanged, this, [this](visualization::View view) {
    views_->setCurrent(static_cast<int>(std::find(std::begin(kViews), std::end(kViews), view) - std::begin(kViews)));
  });
  connect(view_, &visualization::PostureView::bodyClicked, this,
          [this](const QString& name) { choose(name.toStdString()); });
  connect(view_, &visualization::PostureView::layersChanged, this, [this](const visualization::Layers& layers) {
    for (const LayerRow& row : kLayers) context_.postureChoices().setShown(row.layer, layers.*row.shown);
  });
  connect(&context_.postureChoices(), &PostureChoices::changed, this, &PosturePanel::showChoices);
  connect(&look::Theme::instance(), &look::Theme::changed, this, &PosturePanel::draw);
  connect(&context_.bones(), &BonesInUse::changed, this, &PosturePanel::draw);
  showChoices();
}

QWidget* PosturePanel::makeTools() {
  auto* tools = new QWidget;
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(px(16), px(4), px(8), px(4));
  row->setSpacing(px(4));
  angles_ = new look::ElidedLabel;
  angles_->setObjectName(QStringLiteral("measuredAngles"));
  look::setLook(angles_, look::TextSize::Small, look::Tone::Second);
  row->addWidget(angles_, 1);
  const auto tool = [&](look::Button* button, look::Icon icon, const QString& name) {
    button->setKind(look::Button::Kind::Quiet);
    button->setHeight(look::Button::Height::Row);
    button->setLineIcon(icon);
    button->setObjectName(name);
    button->setIconOnly(true);
    row->addWidget(button);
  };
  layers_ = new look::Button(tr("Layers"));
  tool(layers_, look::Icon::Layers, QStringLiteral("postureLayers"));
  ghosts_ = new look::Button(tr("Laid over"));
  tool(ghosts_, look::Icon::Ghost, QStringLiteral("postureGhost"));
  save_ = new PictureButton;
  tool(save_, look::Icon::Picture, QStringLiteral("savePosture"));
  makeLayers();
  makeGhosts();
  connect(save_, &PictureButton::wanted, this, &PosturePanel::savePicture);
  auto* save = new QAction(save_->text(), this);
  save->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
  save->setData(static_cast<int>(look::Icon::Picture));
  connect(save, &QAction::triggered, save_, &QPushButton::click);
  addAction(save);
  save_->showKeys(save->shortcut(), look::Button::KeyCap::Hidden);
  return tools;
}

void PosturePanel::makeLayers() {
  layerMenu_ = new QMenu(this);
  layerMenu_->setAccessibleName(tr("Layers of the picture"));
  for (const LayerRow& row : kLayers) {
    auto* action = new QAction(tr(row.words), this);
    action->setCheckable(true);
    action->setShortcut(QKeyCombination(Qt::CTRL | Qt::SHIFT, static_cast<Qt::Key>(row.key)));
    action->setData(static_cast<int>(look::Icon::Layers));
    connect(action, &QAction::triggered, this,
            [this, layer = row.layer](bool on) { context_.postureChoices().setShown(layer, on); });
    addAction(action);
    layerMenu_->addAction(action);
  }
  layers_->setToolTip(tr("Layers (Ctrl+Shift and B, M, O, A, R)"));
  connect(layers_, &QPushButton::clicked, this, [this] { popUpAt(*layerMenu_, *layers_); });
}

void PosturePanel::makeGhosts() {
  ghostMenu_ = new QMenu(this);
  ghostMenu_->setAccessibleName(tr("Laid over the posture"));
  ghostActions_ = new QActionGroup(this);
  for (const Ghost ghost : kGhosts) {
    auto* action = new QAction(ghostWords(ghost), this);
    action->setCheckable(true);
    action->setData(static_cast<int>(look::Icon::Ghost));
    connect(action, &QAction::triggered, this, [this, ghost] { context_.postureChoices().setGhost(ghost); });
    ghostActions_->addAction(action);
    addAction(action);
    ghostMenu_->addAction(action);
  }
  auto* next = new QAction(tr("Lay something else over the posture"), this);
  next->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
  next->setData(static_cast<int>(look::Icon::Ghost));
  connect(next, &QAction::triggered, this, &PosturePanel::nextGhost);
  addAction(next);
  connect(ghosts_, &QPushButton::clicked, this, [this] { popUpAt(*ghostMenu_, *ghosts_); });
}

void PosturePanel::showVisit(const core::Visit& visit, const std::optional<core::Visit>& earlier,
                             const core::Catalogue& catalogue) {
  if (visit_ && *visit_ == visit && earlier_ == earlier) return;
  visit_ = visit;
  earlier_ = earlier;
  catalogue_ = &catalogue;
  draw();
}

bool PosturePanel::offers(Ghost ghost) const {
  switch (ghost) {
    case Ghost::Nothing:
      return true;
    case Ghost::Norm:
      return normKnown_;
    case Ghost::Earlier:
      return earlier_.has_value();
  }
  return false;
}

Ghost PosturePanel::ghost() const {
  const Ghost wanted = context_.postureChoices().ghost().value_or(usual_);
  return offers(wanted) ? wanted : Ghost::Nothing;
}

void PosturePanel::nextGhost() {
  std::size_t at = static_cast<std::size_t>(ghost());
  do at = (at + 1) % kGhosts.size();
  while (!offers(kGhosts[at]));
  context_.postureChoices().setGhost(kGhosts[at]);
}

void PosturePanel::draw() {
  if (!visit_ || catalogue_ == nullptr) return;
  const core::VisitScores scores = core::score(*visit_, *catalogue_);
  const visualization::Pose pose = visualization::solvePose(visualization::postureFrom(*visit_, *catalogue_));
  const auto norm = normGhost(*visit_, scores, *catalogue_);
  normKnown_ = norm.has_value();
  auto options = sceneOptionsFor(*visit_, scores, *catalogue_,
                                 ghost() == Ghost::Earlier ? earlier_ : std::optional<core::Visit>());
  options.layers = {.bones = true, .muscles = true, .outline = true, .annotations = true, .arcs = true};
  if (ghost() == Ghost::Norm) options.ghost = norm;
  options.scheme = shownScheme();
  options.anatomy = context_.bones().anatomy();
  source_ = [pose, options](visualization::View view) {
    auto seen = options;
    seen.view = view;
    return visualization::buildScene(pose, seen);
  };
  view_->setSceneSource(source_);
  const QString words = anglesInWords(pose, *catalogue_);
  angles_->setText(words);
  view_->setAccessibleDescription(words);
  for (int i = 0; i < static_cast<int>(kGhosts.size()); ++i) {
    QAction* action = ghostActions_->actions()[i];
    action->setVisible(offers(kGhosts[static_cast<std::size_t>(i)]));
    action->setChecked(kGhosts[static_cast<std::size_t>(i)] == ghost());
  }
  ghosts_->setToolTip(tr("%1 (Ctrl+Shift+G: another)").arg(ghostWords(ghost())));
  if (!body_.empty()) choose(body_);
}

void PosturePanel::showChoices() {
  view_->setLayers(layersOf(context_.postureChoices()));
  for (std::size_t i = 0; i < kLayers.size(); ++i)
    layerMenu_->actions()[static_cast<int>(i)]->setChecked(context_.postureChoices().shows(kLayers[i].layer));
  draw();
}

void PosturePanel::choose(const std::string& body) {
  const bool before = bodyChosen();
  BodyNote note;
  if (!body.empty() && visit_ && catalogue_ != nullptr) {
    const assessment::Assessment assessed = assessment::assess(*visit_, *catalogue_);
    note = bodyNote(body, *visit_, assessed, *catalogue_);
  }
  body_ = note.title.isEmpty() ? std::string() : body;
  view_->setHighlighted(QString::fromStdString(body_));
  noteLine_->setVisible(bodyChosen());
  note_->setVisible(bodyChosen());
  if (bodyChosen()) {
    note_->show(note);
    view_->setAccessibleDescription(note.spoken());
  } else {
    view_->setAccessibleDescription(angles_->text());
  }
  if (before != bodyChosen()) Q_EMIT bodyChosenChanged();
}

void PosturePanel::letGo() {
  if (bodyChosen()) choose({});
}

void PosturePanel::savePicture(const PictureSize& size) {
  if (!visit_) return;
  visualization::Scene scene = visualization::withLayers(source_(view_->view()), layersOf(context_.postureChoices()));
  scene.camera = view_->camera();
  app::savePicture(context_, scene, size, tr("posture"));
}

void PosturePanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  for (QAction* action : actions()) action->setEnabled(true);
}

void PosturePanel::hideEvent(QHideEvent* event) {
  for (QAction* action : actions()) action->setEnabled(false);
  Panel::hideEvent(event);
}

}  // namespace cervica::app

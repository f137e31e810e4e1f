#include "app/desktop/compare/course_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/compare/caveat_foot.h"
#include "app/desktop/compare/change_words.h"
#include "app/desktop/compare/course_chart.h"
#include "app/desktop/visit/wording.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kNarrowestList = 520;
constexpr double kNarrowestDetail = 380;
constexpr double kLabelWidth = 112;

}  // namespace

CourseView::CourseView(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(12));
  row->addWidget(makeList(), 54);
  row->addWidget(makeDetail(), 46);
}

QWidget* CourseView::makeList() {
  listPanel_ = new look::Panel(tr("Whole course"));
  list_ = new look::RowList(tr("Whole course"));
  list_->setModel(&model_);
  list_->setItemDelegate(new CourseDelegate(list_));
  look::bindTheme(list_, [this] { list_->setMinimumWidth(look::px(kNarrowestList)); });
  connect(list_, &look::RowList::rowChosen, this, &CourseView::showRow);
  listPanel_->body()->addWidget(new CourseHeading(list_));
  listPanel_->body()->addWidget(list_, 1);
  foot_ = new CaveatFoot;
  listPanel_->body()->addWidget(new look::Hairline);
  listPanel_->body()->addWidget(foot_);
  return listPanel_;
}

QWidget* CourseView::makeDetail() {
  detail_ = new look::Panel(tr("Course"));
  look::bindTheme(detail_, [this] { detail_->setMinimumWidth(look::px(kNarrowestDetail)); });
  chart_ = new CourseChart;
  legend_ = new CourseLegend;
  auto* area = new QScrollArea;
  area->setObjectName(QStringLiteral("courseWords"));
  area->setAccessibleName(tr("The course in words"));
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  look::setSurface(content, "surface");
  words_ = new QVBoxLayout(content);
  words_->setContentsMargins(look::px(16), look::px(10), look::px(16), look::px(10));
  area->setWidget(content);
  detail_->body()->addWidget(chart_, 5);
  detail_->body()->addWidget(legend_);
  detail_->body()->addWidget(new look::Hairline);
  detail_->body()->addWidget(area, 5);
  return detail_;
}

void CourseView::setCourse(const core::Course& course, const core::Catalogue& catalogue) {
  const CourseRow* chosen = model_.course(list_->currentIndex().row());
  const std::string selected = chosen != nullptr ? chosen->id : std::string();
  model_.setRows(courseRows(course, catalogue), course.visits);
  listPanel_->setRemark(tr("%1 visits").arg(course.visits.size()));
  foot_->setSentences(sentences(course.caveats));
  const int at = model_.indexOf(selected);
  list_->setCurrentIndex(model_.index(at >= 0 ? at : model_.firstCourse()));
}

void CourseView::showRow(int row) {
  const CourseRow* chosen = model_.course(row);
  if (chosen == nullptr) return;
  detail_->setTitle(chosen->title);
  QStringList remark;
  if (chosen->side) remark << sideWord(*chosen->side);
  if (!chosen->unit.isEmpty()) remark << chosen->unit;
  detail_->setRemark(remark.join(QStringLiteral(", ")));
  chart_->setData(CourseChartData{*chosen, model_.visits()});
  legend_->setData(*chosen);
  while (QLayoutItem* item = words_->takeAt(0)) {
    if (QWidget* widget = item->widget()) widget->deleteLater();
    delete item;
  }
  auto* lines = new QWidget;
  auto* grid = new QGridLayout(lines);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(look::px(10));
  grid->setVerticalSpacing(look::px(5));
  grid->setColumnMinimumWidth(0, look::px(kLabelWidth));
  grid->setColumnStretch(1, 1);
  for (int at = 0; const CourseLine& each : chosen->words) {
    grid->addWidget(look::makeLabel(each.label, TextSize::Small, Tone::Muted), at, 0, Qt::AlignTop);
    auto* text = look::makeLabel(each.text, TextSize::Small, Tone::Main);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(each.label + QStringLiteral(": ") + each.text);
    grid->addWidget(text, at++, 1, Qt::AlignTop);
  }
  words_->addWidget(lines);
  words_->addStretch(1);
}

}  // namespace cervica::app

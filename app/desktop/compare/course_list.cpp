#include "app/desktop/compare/course_list.h"

#include <algorithm>

#include <QPainter>

#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

QString groupTitle(CourseGroup group) {
  switch (group) {
    case CourseGroup::Trend:
      return CourseModel::tr("Trend");
    case CourseGroup::NoTrend:
      return CourseModel::tr("No trend");
    case CourseGroup::Uncertain:
      return CourseModel::tr("Uncertain");
  }
  return {};
}

QString groupRemark(CourseGroup group) {
  switch (group) {
    case CourseGroup::Trend:
      return CourseModel::tr("the order of the results is hardly chance (p up to 0.05)");
    case CourseGroup::NoTrend:
      return CourseModel::tr("the order of the results may be chance");
    case CourseGroup::Uncertain:
      return CourseModel::tr("too few comparable results, or no better direction");
  }
  return {};
}

/// Where the columns lie, for rows and heading alike.
struct Columns {
  qreal measure, namesRight, way, wayRight, firstRight, lastRight, differenceRight, trend, end;

  static Columns of(qreal width) {
    Columns c{};
    c.measure = look::px(look::kRowMargin);
    c.end = width - look::px(look::kRowMargin);
    c.trend = c.end - look::px(90);
    c.differenceRight = c.trend - look::px(14);
    c.lastRight = c.differenceRight - look::px(94);
    c.firstRight = c.lastRight - look::px(56);
    c.wayRight = c.firstRight - look::px(52);
    c.way = c.wayRight - look::px(72);
    c.namesRight = c.way - look::px(12);
    return c;
  }
};

/// The results as a small picture over the time of the course.
void paintWay(QPainter& painter, const QRectF& rect, const CourseRow& row,
              const std::vector<core::CourseVisit>& visits) {
  const look::Tokens& t = look::currentTokens();
  double low = row.course.points.front().measurement.value, high = low;
  for (const core::CoursePoint& point : row.course.points) {
    low = std::min(low, point.measurement.value);
    high = std::max(high, point.measurement.value);
  }
  const double span = high > low ? high - low : 1;
  const QRectF field = rect.adjusted(look::px(3), look::px(9), -look::px(3), -look::px(9));
  QPolygonF way;
  for (const core::CoursePoint& point : row.course.points) {
    if (!point.counts()) continue;
    const double level = high > low ? (point.measurement.value - low) / span : 0.5;
    way << QPointF(field.left() + visits[point.visit].weeks / visits.back().weeks * field.width(),
                   field.bottom() - level * field.height());
  }
  painter.setPen(QPen(t.text3, look::px(1.4)));
  painter.drawPolyline(way);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.text2);
  for (const QPointF& at : way) painter.drawEllipse(at, look::px(2), look::px(2));
}

void paintDifference(QPainter& painter, const QRectF& rect, const CourseRow& row) {
  const look::Tokens& t = look::currentTokens();
  if (row.difference.isEmpty()) return;
  const qreal sign = look::px(9), gap = look::px(6);
  look::drawShape(painter, QRectF(rect.right() - sign, rect.center().y() - sign / 2, sign, sign), row.change,
                  look::textColour(row.change));
  const QRectF figures = rect.adjusted(0, 0, -sign - gap, 0);
  const QFont unitFont = look::textFont(TextSize::Caption);
  const qreal unit = row.unit.isEmpty() ? 0 : QFontMetricsF(unitFont).horizontalAdvance(row.unit) + look::px(3);
  look::drawText(painter, figures, Qt::AlignRight | Qt::AlignVCenter, unitFont, t.text3, row.unit);
  painter.setPen(t.text);
  look::drawFigures(painter, figures.adjusted(0, 0, -unit, 0), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body, 600), row.difference);
}

}  // namespace

// Model
// ----------------------------------------------------------------------------------------------------------------

void CourseModel::setRows(std::vector<CourseRow> rows, std::vector<core::CourseVisit> visits) {
  beginResetModel();
  rows_ = std::move(rows);
  visits_ = std::move(visits);
  lines_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == 0 || rows_[i].group != rows_[i - 1].group) lines_.push_back({rows_[i].group, -1});
    lines_.push_back({rows_[i].group, static_cast<int>(i)});
  }
  endResetModel();
}

const CourseRow* CourseModel::course(int row) const {
  if (row < 0 || row >= static_cast<int>(lines_.size())) return nullptr;
  const int at = lines_[static_cast<std::size_t>(row)].row;
  return at < 0 ? nullptr : &rows_[static_cast<std::size_t>(at)];
}

int CourseModel::indexOf(const std::string& id) const {
  for (int i = 0; i < rowCount(); ++i) {
    if (const CourseRow* row = course(i); row != nullptr && row->id == id) return i;
  }
  return -1;
}

int CourseModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant CourseModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const CourseRow* row = course(index.row());
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    return row ? row->accessible
               : groupTitle(group(index.row())) + QStringLiteral(", ") + groupRemark(group(index.row()));
  }
  if (role == Qt::ToolTipRole && row != nullptr) return row->title;
  return {};
}

Qt::ItemFlags CourseModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || course(index.row()) == nullptr) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

// Painting
// -------------------------------------------------------------------------------------------------------------

void CourseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const CourseModel*>(index.model());
  if (model == nullptr) return;
  const look::Tokens& t = look::currentTokens();
  const QRectF rect(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const CourseRow* row = model->course(index.row());
  if (row == nullptr) {
    const CourseGroup group = model->group(index.row());
    look::paintGroup(*painter, rect, groupTitle(group), groupRemark(group));
    painter->restore();
    return;
  }
  look::paintGround(*painter, rect, option);
  const Columns c = Columns::of(rect.width());
  const auto column = [&](qreal from, qreal to) {
    return QRectF(rect.left() + from, rect.top(), to - from, rect.height() - 1);
  };
  look::paintName(*painter, column(c.measure, c.namesRight), row->title, row->shortTitle, row->side);
  paintWay(*painter, column(c.way, c.wayRight), *row, model->visits());
  painter->setPen(t.text2);
  look::drawFigures(*painter, column(c.wayRight, c.firstRight), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body), row->first);
  painter->setPen(t.text);
  look::drawFigures(*painter, column(c.firstRight, c.lastRight), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body, 600), row->last);
  paintDifference(*painter, column(c.lastRight, c.differenceRight), *row);
  look::drawChip(*painter, rect.left() + c.trend, rect.center().y(), row->trend, row->trendWord);
  look::paintFocus(*painter, rect, option);
  painter->restore();
}

QSize CourseDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  Q_UNUSED(option);
  const auto* model = qobject_cast<const CourseModel*>(index.model());
  const bool heading = model != nullptr && model->course(index.row()) == nullptr;
  return {0, look::px(heading ? look::kGroupHeight : look::kRowHeight)};
}

CourseHeading::CourseHeading(QAbstractItemView* rows, QWidget* parent) : RowHeading(rows, 28, parent) {}

void CourseHeading::paintNames(QPainter& painter, qreal rowWidth) {
  const Columns c = Columns::of(rowWidth);
  paintName(painter, c.measure, c.namesRight, Qt::AlignLeft, tr("Measure"));
  paintName(painter, c.way, c.wayRight, Qt::AlignLeft, tr("Course"));
  paintName(painter, c.wayRight, c.firstRight, Qt::AlignRight, tr("First"));
  paintName(painter, c.firstRight, c.lastRight, Qt::AlignRight, tr("Last"));
  paintName(painter, c.lastRight, c.differenceRight, Qt::AlignRight, tr("Change"));
  paintName(painter, c.trend, c.end, Qt::AlignLeft, tr("Trend"));
}

}  // namespace cervica::app

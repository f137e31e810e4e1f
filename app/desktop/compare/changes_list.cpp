#include "app/desktop/compare/changes_list.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

constexpr double kNarrowestRow = 620;  // so that names can be read
constexpr double kAxisLimits = 1.35;   // the bar shows a little more than the error on either side

QString groupTitle(ChangeGroup group) {
  switch (group) {
    case ChangeGroup::Real:
      return ChangesModel::tr("Real change");
    case ChangeGroup::Inside:
      return ChangesModel::tr("No real change");
    case ChangeGroup::Uncertain:
      return ChangesModel::tr("Uncertain");
  }
  return {};
}

QString groupRemark(ChangeGroup group) {
  switch (group) {
    case ChangeGroup::Real:
      return ChangesModel::tr("difference beyond the measurement error");
    case ChangeGroup::Inside:
      return ChangesModel::tr("inside the measurement error");
    case ChangeGroup::Uncertain:
      return ChangesModel::tr("no measurement error known for this device or method");
  }
  return {};
}

QColor arrowColour(const ChangeRow& row, const look::Tokens& t) {
  if (row.verdict == look::Verdict::Improved) return t.improved;
  if (row.verdict == look::Verdict::Worsened) return t.worsened;
  return t.nochange;
}

// The error as a field around zero with dotted edges, the change as an arrow; right is better.
void paintBar(QPainter& painter, const QRectF& rect, const ChangeRow& row, const look::Tokens& t) {
  const qreal half = rect.width() / 2, centre = rect.center().x(), unit = half / kAxisLimits,
              middle = rect.center().y();
  const qreal height = look::px(9);
  painter.fillRect(QRectF(centre - unit, middle - height, 2 * unit, 2 * height), t.sunken);
  QPen edge(t.text3, 1, Qt::DotLine);
  painter.setPen(edge);
  for (const qreal x : {centre - unit, centre + unit})
    painter.drawLine(QPointF(x, middle - height), QPointF(x, middle + height));
  painter.setPen(QPen(t.text2, 1));
  painter.drawLine(QPointF(centre, middle - height - 2), QPointF(centre, middle + height + 2));

  const double wanted = std::clamp(*row.limits, -kAxisLimits, kAxisLimits);
  const QColor colour = arrowColour(row, t);
  const qreal end = centre + wanted * unit, direction = wanted < 0 ? -1 : 1, head = look::px(6);
  if (std::abs(wanted * unit) < 1) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(centre, middle), look::px(3), look::px(3));
    return;
  }
  const qreal shaft = std::abs(end - centre) > head ? end - direction * head : centre;
  painter.setPen(QPen(colour, look::px(3), Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QPointF(centre, middle), QPointF(shaft, middle));
  QPainterPath tip;
  tip.moveTo(end, middle);
  tip.lineTo(end - direction * head, middle - look::px(4.5));
  tip.lineTo(end - direction * head, middle + look::px(4.5));
  tip.closeSubpath();
  painter.fillPath(tip, colour);
}

void paintDifference(QPainter& painter, const QRectF& rect, const ChangeRow& row, const look::Tokens& t) {
  const QFont unitFont = look::textFont(TextSize::Caption);
  const qreal unitWidth = row.unit.isEmpty() ? 0 : QFontMetricsF(unitFont).horizontalAdvance(row.unit) + look::px(3);
  painter.setPen(row.group == ChangeGroup::Real ? arrowColour(row, t) : t.text);
  look::drawFigures(painter, rect.adjusted(0, 0, -unitWidth, 0), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body, 600), row.difference);
  look::drawText(painter, rect, Qt::AlignRight | Qt::AlignVCenter, unitFont, t.text3, row.unit);
}

}  // namespace

// Model
// ----------------------------------------------------------------------------------------------------------------

void ChangesModel::setRows(std::vector<ChangeRow> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  lines_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == 0 || rows_[i].group != rows_[i - 1].group) lines_.push_back({rows_[i].group, -1});
    lines_.push_back({rows_[i].group, static_cast<int>(i)});
  }
  endResetModel();
}

const ChangeRow* ChangesModel::change(int row) const {
  if (row < 0 || row >= static_cast<int>(lines_.size())) return nullptr;
  const int at = lines_[static_cast<std::size_t>(row)].row;
  return at < 0 ? nullptr : &rows_[static_cast<std::size_t>(at)];
}

int ChangesModel::firstChange() const {
  return lines_.empty() ? -1 : 1;
}

int ChangesModel::indexOf(const std::string& id) const {
  for (int i = 0; i < rowCount(); ++i) {
    if (const ChangeRow* row = change(i); row != nullptr && row->id == id) return i;
  }
  return -1;
}

int ChangesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant ChangesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ChangeRow* row = change(index.row());
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    return row ? row->accessible
               : groupTitle(group(index.row())) + QStringLiteral(", ") + groupRemark(group(index.row()));
  }
  if (role == Qt::ToolTipRole && row != nullptr) {
    QStringList lines{row->title};
    for (const QString& caveat : row->caveats) lines << caveat;
    return lines.join(QLatin1Char('\n'));
  }
  return {};
}

Qt::ItemFlags ChangesModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || change(index.row()) == nullptr) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

// Painting
// -------------------------------------------------------------------------------------------------------------

ChangeColumns ChangeColumns::of(qreal width) {
  ChangeColumns c;
  c.measure = look::px(look::kRowMargin);
  c.end = width - look::px(look::kRowMargin);
  c.verdict = c.end - look::px(118);
  c.barRight = c.verdict - look::px(12);
  const qreal names = std::clamp(width * 0.26, static_cast<qreal>(look::px(150)), static_cast<qreal>(look::px(300)));
  c.beforeRight = c.measure + names + look::px(52);
  c.afterRight = c.beforeRight + look::px(60);
  c.differenceRight = c.afterRight + look::px(82);
  c.bar = c.differenceRight + look::px(16);
  return c;
}

void ChangesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const ChangesModel*>(index.model());
  if (model == nullptr) return;
  const look::Tokens& t = look::currentTokens();
  const QRectF rect(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const ChangeRow* row = model->change(index.row());
  if (row == nullptr) {
    look::paintGroup(*painter, rect, groupTitle(model->group(index.row())), groupRemark(model->group(index.row())));
    painter->restore();
    return;
  }
  look::paintGround(*painter, rect, option);
  const ChangeColumns c = ChangeColumns::of(rect.width());
  const auto column = [&](qreal from, qreal to) {
    return QRectF(rect.left() + from, rect.top(), to - from, rect.height() - 1);
  };

  const qreal namesRight = c.beforeRight - look::px(52);
  look::paintName(*painter, column(c.measure, namesRight), row->title, row->shortTitle, row->side);
  painter->setPen(t.text2);
  look::drawFigures(*painter, column(namesRight, c.beforeRight), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body), row->before);
  painter->setPen(t.text);
  look::drawFigures(*painter, column(c.beforeRight, c.afterRight), Qt::AlignRight | Qt::AlignVCenter,
                    look::textFont(TextSize::Body, 600), row->after);
  paintDifference(*painter, column(c.afterRight, c.differenceRight), *row, t);
  if (row->limits) {
    paintBar(*painter, column(c.bar, c.barRight), *row, t);
  } else {
    look::drawText(*painter, column(c.bar, c.barRight), Qt::AlignLeft | Qt::AlignVCenter,
                   look::textFont(TextSize::Small), t.text3, row->words);
  }
  if (row->important) {
    look::drawChip(*painter, rect.left() + c.verdict, rect.top() + look::px(10.5), row->verdict, row->verdictWord);
    look::drawText(*painter,
                   QRectF(rect.left() + c.verdict + 1, rect.top() + look::px(20), c.end - c.verdict, look::px(13)),
                   Qt::AlignLeft | Qt::AlignVCenter, look::textFont(TextSize::Caption, 600), arrowColour(*row, t),
                   tr("important"));
  } else {
    look::drawChip(*painter, rect.left() + c.verdict, rect.center().y(), row->verdict, row->verdictWord);
  }
  look::paintFocus(*painter, rect, option);
  painter->restore();
}

QSize ChangesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  Q_UNUSED(option);
  const auto* model = qobject_cast<const ChangesModel*>(index.model());
  const bool heading = model != nullptr && model->change(index.row()) == nullptr;
  return {0, look::px(heading ? look::kGroupHeight : look::kRowHeight)};
}

ChangesHeading::ChangesHeading(QAbstractItemView* rows, QWidget* parent) : RowHeading(rows, 28, parent) {}

void ChangesHeading::setDays(const QString& before, const QString& after) {
  before_ = before;
  after_ = after;
  update();
}

void ChangesHeading::paintNames(QPainter& painter, qreal rowWidth) {
  const ChangeColumns c = ChangeColumns::of(rowWidth);
  const QFont font = look::textFont(TextSize::Caption, 500);
  paintName(painter, c.measure, c.beforeRight - look::px(60), Qt::AlignLeft, tr("Measure"));
  paintName(painter, c.beforeRight - look::px(60), c.beforeRight, Qt::AlignRight, before_);
  paintName(painter, c.beforeRight, c.afterRight, Qt::AlignRight, after_);
  paintName(painter, c.afterRight, c.differenceRight, Qt::AlignRight, tr("Difference"));
  QString change = tr("Change in MDC95, right is better");
  if (QFontMetricsF(font).horizontalAdvance(change) > c.barRight - c.bar) change = tr("In MDC95, better \u2192");
  paintName(painter, c.bar, c.barRight, Qt::AlignLeft, change);
  paintName(painter, c.verdict, c.end, Qt::AlignLeft, tr("Verdict"));
}

ChangesList::ChangesList(ChangesModel* model, QWidget* parent) : RowList(tr("What changed"), parent) {
  setModel(model);
  setItemDelegate(new ChangesDelegate(this));
  look::bindTheme(this, [this] { setMinimumWidth(look::px(kNarrowestRow)); });
}

}  // namespace cervica::app

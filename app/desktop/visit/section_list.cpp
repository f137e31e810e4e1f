#include "app/desktop/visit/section_list.h"

#include <QPainter>

#include "app/look/icons.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

constexpr double kHeadingHeight = 30;
constexpr double kRowPadding = 7;
constexpr double kTextLeft = 36;
constexpr double kTextRight = 12;

struct Section {
  explicit Section(const QModelIndex& index)
      : heading(!index.flags().testFlag(Qt::ItemIsSelectable)),
        title(index.data().toString()),
        status(index.data(SectionStatusRole).toString()),
        done(index.data(SectionDoneRole).toInt()),
        total(index.data(SectionTotalRole).toInt()) {}
  bool heading;
  QString title, status;
  int done, total;
};

int titleHeight(const QString& title, int width) {
  return QFontMetrics(look::textFont(TextSize::Body, 600))
      .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, title)
      .height();
}

// Beside the title where there is room, else below it.
bool statusBeside(const Section& row, int width) {
  const int title = QFontMetrics(look::textFont(TextSize::Body, 600)).horizontalAdvance(row.title);
  return title + look::px(10) + QFontMetrics(look::textFont(TextSize::Caption)).horizontalAdvance(row.status) <= width;
}

void paintMark(QPainter& painter, const QRectF& mark, const Section& row, const look::Tokens& t) {
  if (row.total == 0) return;  // nothing that could be completed
  if (row.total > 0 && row.done >= row.total) {
    look::drawIcon(painter, mark, look::Icon::Check, t.text2);
    return;
  }
  painter.setPen(QPen(t.lineStrong, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(mark.adjusted(1, 1, -1, -1));
  if (row.done > 0 && row.total > 0) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.lineStrong);
    painter.drawPie(mark.adjusted(3, 3, -3, -3), 90 * 16, -360 * 16 * row.done / row.total);
  }
}

}  // namespace

void SectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Section row(index);
  const look::Tokens& t = look::currentTokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (row.heading) {
    painter->setFont(look::textFont(TextSize::Caption, 500));
    painter->setPen(t.text3);
    painter->drawText(option.rect.adjusted(look::px(16), 0, -look::px(8), -look::px(4)),
                      Qt::AlignLeft | Qt::AlignBottom, row.title);
    painter->restore();
    return;
  }
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const QRectF card = QRectF(option.rect).adjusted(look::px(6), 1, -look::px(6), -1);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? t.selected : t.hover);
    painter->drawRoundedRect(card, look::px(6), look::px(6));
  }
  const QRectF mark(option.rect.left() + look::px(14), option.rect.top() + look::px(kRowPadding + 1), look::px(14),
                    look::px(14));
  paintMark(*painter, mark, row, t);
  const QRect words = option.rect.adjusted(look::px(kTextLeft), look::px(kRowPadding), -look::px(kTextRight), 0);
  painter->setFont(look::textFont(TextSize::Body, selected ? 600 : 400));
  painter->setPen(t.text);
  const int height = titleHeight(row.title, words.width());
  painter->drawText(QRect(words.left(), words.top(), words.width(), height),
                    Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, row.title);
  painter->setFont(look::textFont(TextSize::Caption));
  painter->setPen(t.text3);
  if (statusBeside(row, words.width())) {
    painter->drawText(QRect(words.left(), words.top(), words.width(), height), Qt::AlignRight | Qt::AlignVCenter,
                      row.status);
  } else {
    painter->drawText(QRect(words.left(), words.top() + height, words.width(), look::px(16)),
                      Qt::AlignLeft | Qt::AlignVCenter, row.status);
  }
  if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
    painter->setPen(QPen(t.focus, look::px(2)));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(card.adjusted(1, 1, -1, -1), look::px(5), look::px(5));
  }
  painter->restore();
}

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* view = qobject_cast<const QListView*>(option.widget);
  if (view == nullptr) return {};
  const Section row(index);
  if (row.heading) return {0, look::px(kHeadingHeight)};
  const int width = view->viewport()->width() - look::px(kTextLeft + kTextRight);
  const int status = row.status.isEmpty() || statusBeside(row, width) ? 0 : look::px(16);
  return {0, titleHeight(row.title, width) + status + 2 * look::px(kRowPadding)};
}

SectionList::SectionList(QAbstractItemModel* model, const QString& name, QWidget* parent) : RowList(name, parent) {
  setModel(model);
  setItemDelegate(new SectionDelegate(this));
  connect(model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void SectionList::resizeEvent(QResizeEvent* event) {
  RowList::resizeEvent(event);
  scheduleDelayedItemsLayout();
}

}  // namespace cervica::app

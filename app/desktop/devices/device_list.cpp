#include "app/desktop/devices/device_list.h"

#include <QPainter>

#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::px;
using look::TextSize;

constexpr double kRowHeight = 64;
constexpr double kMargin = 16;
constexpr double kStateWidth = 128;
constexpr double kRateWidth = 64;

/// Neither is a verdict on a patient: a device that works is a state like any other, one that does not asks for care.
look::Verdict chipOf(DeviceRow::State state) {
  switch (state) {
    case DeviceRow::State::Delivers:
      return look::Verdict::Notice;
    case DeviceRow::State::Simulated:
    case DeviceRow::State::Trouble:
      return look::Verdict::Borderline;
    case DeviceRow::State::Waiting:
      return look::Verdict::NoNorm;
  }
  return look::Verdict::NoNorm;
}

}  // namespace

DeviceListModel::DeviceListModel(const DevicesInUse& devices, QObject* parent)
    : QAbstractListModel(parent), devices_(devices) {
  connect(&devices, &DevicesInUse::listChanged, this, [this] {
    beginResetModel();
    endResetModel();
  });
  connect(&devices, &DevicesInUse::rowsChanged, this, [this] { Q_EMIT dataChanged(index(0), index(rowCount() - 1)); });
}

const DeviceRow* DeviceListModel::device(int row) const {
  return row >= 0 && row < rowCount() ? &devices_.rows()[static_cast<std::size_t>(row)] : nullptr;
}

int DeviceListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(devices_.rows().size());
}

QVariant DeviceListModel::data(const QModelIndex& index, int role) const {
  const DeviceRow* row = device(index.row());
  if (row == nullptr) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    QStringList words{row->title};
    for (const QString& part : {row->stateWord, row->rate, row->facts, row->sentence}) {
      if (!part.isEmpty()) words << part;
    }
    return words.join(QStringLiteral(", "));
  }
  if (role == Qt::ToolTipRole) return row->facts + QLatin1Char('\n') + row->sentence;
  return {};
}

void DeviceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const DeviceListModel*>(index.model());
  const DeviceRow* row = model != nullptr ? model->device(index.row()) : nullptr;
  if (row == nullptr) return;
  const look::Tokens& t = look::currentTokens();
  const QRectF rect(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  look::paintGround(*painter, rect, option);
  const qreal left = rect.left() + px(kMargin);
  const qreal rateLeft = rect.right() - px(kMargin) - px(kRateWidth);
  const qreal stateLeft = rateLeft - px(kStateWidth);
  const auto line = [&](qreal top, qreal right) { return QRectF(left, rect.top() + px(top), right - left, px(18)); };
  const auto leftMiddle = Qt::AlignLeft | Qt::AlignVCenter;
  look::drawText(*painter, line(6, stateLeft - px(12)), leftMiddle, look::textFont(TextSize::Body, 600), t.text,
                 row->title);
  look::drawText(*painter, line(24, stateLeft - px(12)), leftMiddle, look::textFont(TextSize::Small), t.text2,
                 row->facts);
  look::drawText(*painter, line(42, rect.right() - px(kMargin)), leftMiddle, look::textFont(TextSize::Small),
                 row->state == DeviceRow::State::Trouble ? t.borderline : t.text3, row->sentence);
  const qreal middle = rect.top() + px(24);
  if (!row->stateWord.isEmpty()) {
    look::drawChip(*painter, stateLeft, middle, chipOf(row->state), row->stateWord);
  }
  painter->setPen(t.text);
  look::drawFigures(*painter, QRectF(rateLeft, middle - px(10), px(kRateWidth), px(20)),
                    Qt::AlignRight | Qt::AlignVCenter, look::textFont(TextSize::Body, 600), row->rate);
  look::paintFocus(*painter, rect, option);
  painter->restore();
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, px(kRowHeight)};
}

}  // namespace cervica::app

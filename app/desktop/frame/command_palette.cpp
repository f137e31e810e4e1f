#include "app/desktop/frame/command_palette.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "app/look/button.h"
#include "app/look/figures.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::px;
using look::TextSize;
using look::Tone;

constexpr double kWidth = 640, kTop = 104, kField = 52, kRow = 40, kHeading = 30, kFoot = 40;
constexpr int kTallest = 480;

/// "Ctrl++" as the caps "Ctrl" and "+".
QStringList keysOf(const QString& keys) {
  static const QRegularExpression kBetween(QStringLiteral("(?<=[^+])\\+"));
  return keys.split(kBetween, Qt::SkipEmptyParts);
}

class RowDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {px(200), px(index.data(PaletteSearch::IsHeadingRole).toBool() ? kHeading : kRow)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const look::Tokens& t = look::currentTokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = option.rect;
    if (index.data(PaletteSearch::IsHeadingRole).toBool()) {
      painter->setPen(t.text3);
      painter->setFont(look::textFont(TextSize::Caption, 500));
      painter->drawText(box.adjusted(px(20), px(6), 0, 0), Qt::AlignVCenter,
                        index.data(PaletteSearch::WordsRole).toString());
      painter->restore();
      return;
    }
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(option.state & QStyle::State_Selected ? t.selected : t.hover);
      painter->drawRoundedRect(box.adjusted(px(8), 0, -px(8), 0), 6, 6);
    }
    const QRectF row = box.adjusted(px(20), 0, -px(20), 0);
    look::drawIcon(*painter, QRectF(row.left(), row.center().y() - px(8), px(16), px(16)),
                   static_cast<look::Icon>(index.data(PaletteSearch::IconRole).toInt()), t.text2);
    qreal right = row.right();
    const QStringList keys = keysOf(index.data(PaletteSearch::KeysRole).toString());
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
      right -= look::keyCapWidth(*key);
      look::drawKeyCap(*painter, right, row.center().y(), *key, t.text2, t.lineStrong);
      right -= px(6);
    }
    drawWords(*painter, QRectF(row.left() + px(28), row.top(), right - row.left() - px(28), row.height()), index);
    painter->restore();
  }

 private:
  static void drawWords(QPainter& painter, const QRectF& room, const QModelIndex& index) {
    const look::Tokens& t = look::currentTokens();
    const QString words = index.data(PaletteSearch::WordsRole).toString();
    const auto marks = index.data(PaletteSearch::MarksRole).value<std::vector<MatchMark>>();
    const QFont plain = look::textFont(TextSize::Body), bold = look::textFont(TextSize::Body, 600);
    qreal x = room.left();
    const auto piece = [&](qsizetype from, qsizetype length, bool marked) {
      const QString text = words.mid(from, length);
      painter.setFont(marked ? bold : plain);
      painter.setPen(marked ? t.accent : t.text);
      painter.drawText(QRectF(x, room.top(), room.right() - x, room.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                       text);
      x += QFontMetricsF(painter.font()).horizontalAdvance(text);
    };
    qsizetype done = 0;
    for (const MatchMark& mark : marks) {
      piece(done, mark.from - done, false);
      piece(mark.from, mark.length, true);
      done = mark.from + mark.length;
    }
    piece(done, words.size() - done, false);
    const QFont small = look::textFont(TextSize::Small);
    const QRectF rest(x + px(12), room.top(), std::max(room.right() - x - px(16), 0.0), room.height());
    painter.setPen(t.text3);
    look::drawFigures(
        painter, rest, Qt::AlignLeft | Qt::AlignVCenter, small,
        QFontMetricsF(small).elidedText(index.data(PaletteSearch::MoreRole).toString(), Qt::ElideRight, rest.width()));
  }
};

/// The box, painted by itself: a style sheet would reach its children.
class Box : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(t.surface);
    painter.setPen(QPen(t.lineStrong, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
  }
};

class KeyCap : public QWidget {
 public:
  KeyCap(const QString& key, QWidget* parent) : QWidget(parent), key_(key) {
    look::bindTheme(this, [this] { setFixedSize(static_cast<int>(look::keyCapWidth(key_)) + 1, px(20)); });
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const look::Tokens& t = look::currentTokens();
    look::drawKeyCap(painter, 0, height() / 2.0, key_, t.text2, t.lineStrong);
  }

 private:
  QString key_;
};

}  // namespace

CommandPalette::CommandPalette(PaletteSearch& search, QWidget* parent)
    : QWidget(parent), search_(search), box_(new Box(this)) {
  setAccessibleName(tr("Command palette"));
  auto* column = new QVBoxLayout(box_);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  auto* top = new QWidget(box_);
  auto* row = new QHBoxLayout(top);
  row->setContentsMargins(20, 0, 20, 0);
  row->setSpacing(12);
  auto* glass = new QLabel(top);
  look::bindTheme(glass, [glass] { glass->setPixmap(look::makeIcon(look::Icon::Search).pixmap(px(20), px(20))); });
  row->addWidget(glass);
  field_ = new QLineEdit(top);
  field_->setProperty("bare", true);
  field_->setAccessibleName(tr("Go to"));
  field_->setPlaceholderText(tr("Type an action or a patient"));
  field_->installEventFilter(this);
  row->addWidget(field_, 1);
  row->addWidget(new KeyCap(tr("Esc", "key"), top));
  column->addWidget(top);
  column->addWidget(new look::Hairline(Qt::Horizontal, box_));
  list_ = new QListView(box_);
  list_->setAccessibleName(tr("Found actions and patients"));
  list_->setModel(&search_);
  list_->setItemDelegate(new RowDelegate(list_));
  list_->setMouseTracking(true);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setStyleSheet(QStringLiteral("background: transparent;"));
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addSpacing(4);
  column->addWidget(list_, 1);
  column->addSpacing(4);
  column->addWidget(new look::Hairline(Qt::Horizontal, box_));
  foot_ = new QWidget(box_);
  auto* keys = new QHBoxLayout(foot_);
  keys->setContentsMargins(20, 0, 20, 0);
  keys->setSpacing(6);
  const auto hint = [this, keys](const QString& words) {
    keys->addWidget(look::makeLabel(words, TextSize::Small, Tone::Muted, 400, foot_));
  };
  keys->addWidget(new KeyCap(QStringLiteral("↑"), foot_));
  keys->addWidget(new KeyCap(QStringLiteral("↓"), foot_));
  hint(tr("choose"));
  keys->addSpacing(10);
  keys->addWidget(new KeyCap(tr("Enter", "key"), foot_));
  hint(tr("run"));
  keys->addStretch(1);
  hint(tr("Every action and every patient"));
  column->addWidget(foot_);
  look::bindTheme(box_, [this, top] {
    top->setFixedHeight(px(kField));
    foot_->setFixedHeight(px(kFoot));
    field_->setStyleSheet(QStringLiteral("font-size: %1px;").arg(px(16)));
    place();
  });
  connect(field_, &QLineEdit::textChanged, &search_, &PaletteSearch::setText);
  connect(&search_, &QAbstractItemModel::modelReset, this, [this] {
    chooseFirst();
    place();
  });
  connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
  parent->installEventFilter(this);
  hide();
}

void CommandPalette::open() {
  focusBefore_ = QApplication::focusWidget();
  field_->clear();
  search_.setText({});
  setGeometry(parentWidget()->rect());
  place();
  chooseFirst();
  raise();
  show();
  field_->setFocus();
}

void CommandPalette::leave() {
  hide();
  if (focusBefore_ && focusBefore_->isVisible()) focusBefore_->setFocus();
  focusBefore_ = nullptr;
}

void CommandPalette::chooseFirst() {
  const int first = search_.moved(-1, 1);
  if (first >= 0) list_->setCurrentIndex(search_.index(first));
}

void CommandPalette::place() {
  int rows = 0;
  for (int row = 0; row < search_.rowCount(); ++row)
    rows += px(search_.index(row).data(PaletteSearch::IsHeadingRole).toBool() ? kHeading : kRow);
  const int boxWidth = std::min(px(kWidth), width() - 32);
  const int top = std::min(px(kTop), height() / 8);
  const int wanted = px(kField) + px(kFoot) + 14 + std::min(rows, px(kTallest));
  box_->setGeometry((width() - boxWidth) / 2, top, boxWidth, std::min(wanted, height() - top - 16));
}

void CommandPalette::runCurrent() {
  const int row = list_->currentIndex().row();
  leave();
  search_.run(row);
}

void CommandPalette::paintEvent(QPaintEvent*) {
  constexpr int kVeilAlpha = 87;  // 34 %
  QPainter(this).fillRect(rect(), QColor(0x0B, 0x0E, 0x13, kVeilAlpha));
}

void CommandPalette::mousePressEvent(QMouseEvent* event) {
  if (!box_->geometry().contains(event->pos())) leave();
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
  if (object == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
    setGeometry(parentWidget()->rect());
    place();
  }
  if (object != field_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(object, event);
  const auto choose = [this](int steps) {
    const int row = search_.moved(list_->currentIndex().row(), steps);
    if (row >= 0) list_->setCurrentIndex(search_.index(row));
  };
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
      choose(1);
      return true;
    case Qt::Key_Up:
      choose(-1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      runCurrent();
      return true;
    case Qt::Key_Escape:
      leave();
      return true;
    default:
      return false;
  }
}

}  // namespace cervica::app

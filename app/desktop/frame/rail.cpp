#include "app/desktop/frame/rail.h"

#include <QKeySequence>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::px;

constexpr double kButtonWidth = 84;  // the longest name, Administration, fits
constexpr double kButtonHeight = 56;
constexpr int kMargins = 13;  // left, right, and the line at the right

class RailButton : public QPushButton {
 public:
  void setShown(bool shown) {
    shown_ = shown;
    setAccessibleDescription(shown ? Rail::tr("this page is shown") : QString());
    update();
  }

  RailButton(const QString& name, look::Icon icon, QWidget* parent) : QPushButton(name, parent), icon_(icon) {
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    look::bindTheme(this, [this] { setFixedSize(px(kButtonWidth), px(kButtonHeight)); });
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (shown_ || (underMouse() && isEnabled())) {
      painter.setBrush(shown_ ? t.selected : t.hover);
      painter.drawRoundedRect(rect(), 8, 8);
    }
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(t.focus, 2));
      painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
    }
    const QColor ink = shown_ ? t.accent : isEnabled() ? t.text2 : t.text3;
    const qreal side = px(20);
    const QFont words = look::textFont(look::TextSize::Caption, shown_ ? 600 : 500);
    const qreal lineHeight = QFontMetricsF(words).height();
    const qreal top = (height() - side - px(4) - lineHeight) / 2;
    look::drawIcon(painter, QRectF((width() - side) / 2, top, side, side), icon_, ink);
    painter.setFont(words);
    painter.setPen(ink);
    painter.drawText(QRectF(0, top + side + px(4), width(), lineHeight), Qt::AlignCenter, text());
  }

 private:
  bool shown_ = false;
  look::Icon icon_;
};

class Logo : public QWidget {
 public:
  explicit Logo(QWidget* parent) : QWidget(parent) {
    look::bindTheme(this, [this] { setFixedSize(px(40), px(40)); });
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    look::drawLogo(painter, rect());
  }
};

}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  setAccessibleName(tr("Pages"));
  column_->setContentsMargins(6, 12, 7, 12);
  column_->setSpacing(4);
  column_->addWidget(new Logo(this), 0, Qt::AlignHCenter);
  column_->addSpacing(8);
  column_->addStretch(1);
  group_.setExclusive(false);
  connect(&group_, &QButtonGroup::idClicked, this, &Rail::chosen);
  look::bindTheme(this, [this] { setFixedWidth(px(kButtonWidth) + kMargins); });
}

void Rail::addPage(int id, const QString& name, look::Icon icon, const QKeySequence& shortcut) {
  auto* button = new RailButton(name, icon, this);
  button->setObjectName(QStringLiteral("rail:") + name);
  button->setToolTip(QStringLiteral("%1 (%2)").arg(name, shortcut.toString(QKeySequence::NativeText)));
  group_.addButton(button, id);
  column_->insertWidget(column_->count() - 1, button, 0, Qt::AlignHCenter);
}

void Rail::setCurrent(int id) {
  for (auto* button : group_.buttons()) static_cast<RailButton*>(button)->setShown(group_.id(button) == id);
}

void Rail::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.fillRect(rect(), t.surface2);
  painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
}

}  // namespace cervica::app

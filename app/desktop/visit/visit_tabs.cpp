#include "app/desktop/visit/visit_tabs.h"

#include <QPainter>

#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

constexpr double kHeight = 44;
constexpr double kGap = 24;
constexpr double kRemarkGap = 8;

QFont wordFont(bool current) {
  return look::textFont(look::TextSize::Body, current ? 600 : 500);
}

QFont remarkFont() {
  return look::textFont(look::TextSize::Caption, 500);
}

}  // namespace

VisitTabs::VisitTabs(QWidget* parent) : QTabBar(parent) {
  setAccessibleName(tr("Parts of the visit"));
  setDrawBase(false);
  setExpanding(false);
  setUsesScrollButtons(false);
  setElideMode(Qt::ElideNone);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  look::bindTheme(this, [this] { setFixedHeight(look::px(kHeight)); });
}

void VisitTabs::addWord(const QString& word) {
  remarks_.emplace_back();
  const int index = addTab(word);
  setAccessibleTabName(index, word);
}

void VisitTabs::setRemark(int index, const QString& remark) {
  QString& shown = remarks_[static_cast<std::size_t>(index)];
  if (shown == remark) return;
  shown = remark;
  // QTabBar lays its tabs out anew only when one of them changes.
  setTabToolTip(index, remark);
  setTabText(index, tabText(index));
  updateGeometry();
  update();
}

QSize VisitTabs::tabSizeHint(int index) const {
  const QString& remark = remarks_[static_cast<std::size_t>(index)];
  const int words = QFontMetrics(wordFont(true)).horizontalAdvance(tabText(index));
  const int small = remark.isEmpty() ? 0 : QFontMetrics(remarkFont()).horizontalAdvance(remark) + look::px(kRemarkGap);
  return {words + small + look::px(kGap), look::px(kHeight)};
}

void VisitTabs::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int i = 0; i < count(); ++i) {
    const bool current = i == currentIndex();
    const QRectF tab = tabRect(i);
    const QRectF content = tab.adjusted(0, 0, -look::px(kGap), 0);
    painter.setFont(wordFont(current));
    painter.setPen(current ? t.text : t.text2);
    painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter, tabText(i));
    const qreal wordWidth = QFontMetricsF(wordFont(true)).horizontalAdvance(tabText(i));
    painter.setFont(remarkFont());
    painter.setPen(t.text3);
    painter.drawText(content.adjusted(wordWidth + look::px(kRemarkGap), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     remarks_[static_cast<std::size_t>(i)]);
    if (current) painter.fillRect(QRectF(content.left(), content.bottom() - 2, content.width(), 2), t.accent);
    if (current && hasFocus()) {
      painter.setPen(QPen(t.focus, 2));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(content.adjusted(-look::px(6), look::px(8), look::px(6), -look::px(8)), look::px(4),
                              look::px(4));
    }
  }
}

}  // namespace cervica::app

#include "app/look/segmented_control.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <cmath>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

class Segment : public QPushButton {
 public:
  explicit Segment(const QString& word, QWidget* parent) : QPushButton(word, parent) {
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    bindTheme(this, [this] { updateGeometry(); });
  }
  [[nodiscard]] QSize sizeHint() const override {
    // The chosen word is bolder: keep its width, so that nothing moves.
    return {
        static_cast<int>(std::ceil(QFontMetricsF(textFont(TextSize::Small, 600)).horizontalAdvance(text()))) + px(20),
        px(26)};
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Tokens& t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    if (isChecked()) {
      painter.setBrush(t.surface);
      painter.setPen(QPen(t.line, 1));
      painter.drawRoundedRect(box, px(4), px(4));
    }
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(t.focus, 2));
      painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
    }
    painter.setPen(isChecked() || underMouse() ? t.text : t.text2);
    painter.setFont(textFont(TextSize::Small, isChecked() ? 600 : 500));
    painter.drawText(rect(), Qt::AlignCenter, text());
  }
};

}  // namespace

SegmentedControl::SegmentedControl(const QString& name, const QStringList& choices, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2, 2, 2, 2);
  row->setSpacing(2);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  group_.setExclusive(true);
  connect(&group_, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
  for (const QString& word : choices) addChoice(word);
  setCurrent(0);
}

int SegmentedControl::addChoice(const QString& word) {
  auto* segment = new Segment(word, this);
  const int index = count();
  group_.addButton(segment, index);
  layout()->addWidget(segment);
  return index;
}

void SegmentedControl::setChoiceText(int index, const QString& word) {
  if (auto* button = group_.button(index)) {
    button->setText(word);
    button->updateGeometry();
  }
}

void SegmentedControl::setCurrent(int index) {
  if (auto* button = group_.button(index)) button->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(currentTokens().sunken);
  painter.drawRoundedRect(rect(), px(6), px(6));
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  auto* next = step == 0 ? nullptr : group_.button(current() + step);
  if (!next) return QWidget::keyPressEvent(event);
  next->setFocus();
  next->click();
}

}  // namespace cervica::app::look

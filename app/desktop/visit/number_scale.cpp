#include "app/desktop/visit/number_scale.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include "app/desktop/visit/wording.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

class ScaleKey : public QAbstractButton {
 public:
  ScaleKey(const QString& word, const QString& name, QWidget* parent) : QAbstractButton(parent) {
    setText(word);
    setAccessibleName(name);
    setObjectName(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    look::bindTheme(this, [this] { updateGeometry(); });
  }
  [[nodiscard]] QSize sizeHint() const override {
    const int words = QFontMetrics(look::textFont(look::TextSize::Small, 600)).horizontalAdvance(text());
    return {std::max(look::px(24), words + look::px(10)), look::px(26)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? t.accent : (underMouse() && isEnabled() ? t.selected : t.sunken));
    painter.drawRoundedRect(QRectF(rect()), look::px(4), look::px(4));
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(isChecked() ? t.onAccent : t.focus, 2));
      painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), look::px(3), look::px(3));
    }
    painter.setPen(isChecked() ? t.onAccent : t.text2);
    painter.setFont(look::textFont(look::TextSize::Small, isChecked() ? 600 : 500));
    painter.drawText(rect(), Qt::AlignCenter, text());
  }
};

}  // namespace

NumberScale::NumberScale(const QString& name, std::vector<double> numbers, QWidget* parent)
    : QWidget(parent), numbers_(std::move(numbers)) {
  setAccessibleName(name);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(3));
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const QString word = number(numbers_[i], 0);
    auto* key = new ScaleKey(word, name + QStringLiteral(", ") + word, this);
    connect(key, &QAbstractButton::clicked, this, [this, i] { choose(i); });
    keys_.push_back(key);
    row->addWidget(key);
  }
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumberScale::setCurrent(std::optional<double> number) {
  for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i]->setChecked(number && numbers_[i] == *number);
}

void NumberScale::focusFirst() {
  for (QAbstractButton* key : keys_) {
    if (key->isChecked()) {
      key->setFocus();
      return;
    }
  }
  if (!keys_.empty()) keys_.front()->setFocus();
}

void NumberScale::choose(std::size_t index) {
  // A click has already toggled the key: unchecked now means that the chosen one was pressed again.
  const std::optional<double> number = keys_[index]->isChecked() ? std::optional(numbers_[index]) : std::nullopt;
  setCurrent(number);
  Q_EMIT chosen(number);
}

void NumberScale::keyPressEvent(QKeyEvent* event) {
  if (event->text().size() == 1 && event->text()[0].isDigit()) {
    const double typed = event->text()[0].digitValue();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (numbers_[i] != typed) continue;
      keys_[i]->setFocus();
      keys_[i]->setChecked(true);
      choose(i);
      return;
    }
  }
  QWidget::keyPressEvent(event);
}

}  // namespace cervica::app

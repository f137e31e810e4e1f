#include "app/desktop/examination/choice_row.h"

#include <algorithm>

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "app/desktop/visit/wording.h"
#include "app/look/flow_layout.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using assessment::Choice;
using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kHeight = 36;

/// One answer; the marked one in the accent colour.
class ChoiceButton : public QAbstractButton {
 public:
  ChoiceButton(const QString& words, QWidget* parent) : QAbstractButton(parent) {
    setText(words);
    setAccessibleName(words);
    setObjectName(words);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    look::bindTheme(this, [this] { updateGeometry(); });
  }
  void setMarked(bool marked) {
    marked_ = marked;
    setAccessibleDescription(marked ? ChoiceRow::tr("marked: the space bar takes it") : QString());
    update();
  }
  [[nodiscard]] QSize sizeHint() const override {
    const qreal words = QFontMetricsF(look::textFont(TextSize::Body, 600)).horizontalAdvance(text());
    return {static_cast<int>(words) + px(29), px(kHeight)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = marked_ || hasFocus() ? 2 : 1;
    painter.setPen(QPen(marked_ ? t.accent : hasFocus() ? t.focus : t.lineStrong, pen));
    painter.setBrush(marked_ ? t.accentTint : underMouse() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), px(6), px(6));
    painter.setPen(t.text);
    painter.setFont(look::textFont(TextSize::Body, marked_ ? 600 : 500));
    painter.drawText(rect(), Qt::AlignCenter, text());
  }

 private:
  bool marked_ = false;
};

bool same(const std::vector<Choice>& a, const std::vector<Choice>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Choice& one, const Choice& other) {
    return one.value == other.value && one.reason == other.reason && one.label == other.label;
  });
}

}  // namespace

ChoiceRow::ChoiceRow(QWidget* parent)
    : QWidget(parent),
      question_(look::makeLabel({}, TextSize::Section, Tone::Main, 600)),
      answers_(new QWidget),
      flow_(new look::FlowLayout(answers_, px(8))) {
  setObjectName(QStringLiteral("Choices"));
  question_->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(10), px(16), px(12));
  column->setSpacing(px(10));
  column->addWidget(question_);
  column->addWidget(answers_);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ChoiceRow::ask(const QString& question, const std::vector<Choice>& choices) {
  setVisible(!choices.empty());
  if (question_->text() == question && same(choices, choices_)) return;
  question_->setText(question);
  setAccessibleName(question);
  choices_ = choices;
  marked_ = 0;
  for (QAbstractButton* button : buttons_) {
    flow_->removeWidget(button);
    button->hide();
    button->deleteLater();
  }
  buttons_.clear();
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    auto* button = new ChoiceButton(qt(choices_[i].label), answers_);
    connect(button, &QAbstractButton::clicked, this, [this, i] {
      marked_ = i;
      takeMarked();
    });
    flow_->addWidget(button);
    button->show();
    buttons_.push_back(button);
  }
  showMark();
  updateGeometry();
}

void ChoiceRow::moveMark(int by) {
  if (choices_.empty()) return;
  const int count = static_cast<int>(choices_.size());
  marked_ = static_cast<std::size_t>((static_cast<int>(marked_) + by + count) % count);
  showMark();
}

void ChoiceRow::takeMarked() {
  if (marked_ >= choices_.size()) return;
  const Choice chosen = choices_[marked_];  // the answer asks something else
  Q_EMIT taken(chosen);
}

void ChoiceRow::showMark() {
  for (std::size_t i = 0; i < buttons_.size(); ++i) static_cast<ChoiceButton*>(buttons_[i])->setMarked(i == marked_);
}

}  // namespace cervica::app

#include "app/desktop/examination/compensation_keys.h"

#include <algorithm>

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

#include "app/desktop/visit/wording.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kHeight = 30;
constexpr double kCap = 20;
constexpr int kMostKeys = 10;

/// One compensation: key cap, words on up to two lines, where it was seen.
class CompensationKey : public QAbstractButton {
 public:
  CompensationKey(const QString& digit, const QString& words, QWidget* parent)
      : QAbstractButton(parent), digit_(digit) {
    setText(words);
    setAccessibleName(words);
    setObjectName(words);
    setToolTip(digit.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, digit));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    look::bindTheme(this, [this] { updateGeometry(); });
  }
  void show(bool now, const QString& before) {
    if (now_ == now && before_ == before) return;
    now_ = now;
    before_ = before;
    setAccessibleDescription(now ? CompensationKeys::tr("seen now") : before);
    updateGeometry();
    update();
  }
  [[nodiscard]] QSize sizeHint() const override { return {px(220), heightForWidth(px(240))}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {px(140), px(kHeight)}; }
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override {
    const QRectF words =
        QFontMetricsF(font(true)).boundingRect(QRectF(0, 0, wordsWidth(width), 1000), Qt::TextWordWrap, text());
    return std::max(px(kHeight), static_cast<int>(words.height()) + px(10));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = now_ || hasFocus() ? 2 : 1;
    painter.setPen(QPen(now_ ? t.accent : hasFocus() ? t.focus : t.line, pen));
    painter.setBrush(now_ ? t.accentTint : underMouse() || isDown() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), px(6), px(6));
    const double cap = px(kCap);
    const QRectF key(px(8), (height() - cap) / 2, cap, cap);
    painter.setPen(now_ ? QPen(t.accent, 1) : QPen(t.lineStrong, 1));
    painter.setBrush(now_ ? t.accent : t.surface);
    if (!digit_.isEmpty()) {
      painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
      painter.setPen(now_ ? t.onAccent : t.text2);
      painter.setFont(look::textFont(TextSize::Small, 600));
      painter.drawText(key, Qt::AlignCenter, digit_);
    }
    const QRectF words(key.right() + px(10), 0, wordsWidth(width()), height());
    painter.setPen(t.text);
    painter.setFont(font(now_));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text());
    if (before_.isEmpty()) return;
    painter.setPen(now_ ? t.text : t.text2);
    painter.setFont(look::textFont(TextSize::Caption, 600));
    painter.drawText(QRectF(words.right() + px(4), 0, width() - words.right() - px(12), height()),
                     Qt::AlignRight | Qt::AlignVCenter, before_);
  }

 private:
  [[nodiscard]] static QFont font(bool now) { return look::textFont(TextSize::Small, now ? 600 : 400); }
  [[nodiscard]] qreal wordsWidth(int width) const {
    const qreal remark = before_.isEmpty()
                             ? 0
                             : QFontMetricsF(look::textFont(TextSize::Caption, 600)).horizontalAdvance(before_) + px(6);
    return width - px(8 + kCap + 10) - px(8) - remark;
  }

  QString digit_;
  QString before_;
  bool now_ = false;
};

}  // namespace

CompensationKeys::CompensationKeys(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(px(12), 0, px(12), px(12));
  column_->setSpacing(px(4));
}

void CompensationKeys::setCompensations(const std::vector<assessment::Compensation>& compensations) {
  for (QAbstractButton* key : keys_) {
    column_->removeWidget(key);
    key->hide();
    key->deleteLater();
  }
  keys_.clear();
  ids_.clear();
  for (const assessment::Compensation& each : compensations) {
    const int number = static_cast<int>(keys_.size()) + 1;
    const QString digit = number > kMostKeys ? QString() : QString::number(number % kMostKeys);
    auto* key = new CompensationKey(digit, qt(each.label), this);
    connect(key, &QAbstractButton::clicked, this, [this, id = each.id] { Q_EMIT seen(id); });
    column_->addWidget(key);
    keys_.push_back(key);
    ids_.push_back(each.id);
  }
  setVisible(!keys_.empty());
}

void CompensationKeys::setSeen(const std::vector<std::string>& now,
                               const std::vector<std::pair<std::string, QString>>& before) {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const bool seenNow = std::find(now.begin(), now.end(), ids_[i]) != now.end();
    QString words;
    for (const auto& [id, where] : before) {
      if (id == ids_[i]) words = where;
    }
    static_cast<CompensationKey*>(keys_[i])->show(seenNow, words);
  }
}

bool CompensationKeys::press(int digit) {
  const std::size_t index = digit == 0 ? kMostKeys - 1 : static_cast<std::size_t>(digit) - 1;
  if (index >= ids_.size()) return false;
  Q_EMIT seen(ids_[index]);
  return true;
}

}  // namespace cervica::app

#include "app/desktop/examination/hold_chips.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/elided_label.h"
#include "app/look/flow_layout.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kDot = 16;
constexpr double kRemarkBox = 130;  // a narrower box has no room for words beside its level

/// A box with an outline; the current one in the accent colour.
class BoxFrame : public QWidget {
 public:
  using QWidget::QWidget;
  void setCurrent(bool current) {
    if (current_ == current) return;
    current_ = current;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = current_ ? 2 : 1;
    painter.setPen(QPen(current_ ? t.accent : t.line, pen));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), px(6), px(6));
  }

 private:
  bool current_ = false;
};

}  // namespace

/// One repetition: a tick, a cross, a ring that closes, or a dashed ring.
class HoldDotButton : public QAbstractButton {
 public:
  explicit HoldDotButton(const QString& name, QWidget* parent) : QAbstractButton(parent), name_(name) {
    setText(name);
    setObjectName(name);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    look::bindTheme(this, [this] { updateGeometry(); });
    show({});
  }
  void show(const HoldDot& dot) {
    if (shown_ && dot_ == dot) return;
    dot_ = dot;
    shown_ = true;
    const bool done = dot.attempt.has_value();
    setEnabled(done);
    setFocusPolicy(done ? Qt::TabFocus : Qt::NoFocus);
    setCursor(done ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QString word;
    switch (dot.state) {
      case HoldDot::State::Open:
        word = HoldChips::tr("open");
        break;
      case HoldDot::State::Now:
        word = HoldChips::tr("now");
        break;
      case HoldDot::State::Held:
        word = HoldChips::tr("counted");
        break;
      case HoldDot::State::Missed:
        word = HoldChips::tr("missed");
        break;
    }
    if (dot.overruled) word = HoldChips::tr("%1 by the examiner").arg(word);
    setAccessibleName(QStringLiteral("%1: %2").arg(name_, word));
    setToolTip(!done                               ? QString()
               : dot.state == HoldDot::State::Held ? HoldChips::tr("Counted. Press: do not count it.")
                                                   : HoldChips::tr("Missed. Press: count it."));
    update();
  }
  [[nodiscard]] const HoldDot& dot() const { return dot_; }
  [[nodiscard]] QSize sizeHint() const override { return {px(kDot + 2), px(kDot + 2)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = px(kDot) - 2;
    const QRectF box((width() - size) / 2, (height() - size) / 2, size, size);
    const QPointF c = box.center();
    const double u = size / 14;
    switch (dot_.state) {
      case HoldDot::State::Held:
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawEllipse(box);
        painter.setPen(QPen(t.onAccent, 1.6 * u, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(
            QPolygonF{c + QPointF(-3 * u, 0.2 * u), c + QPointF(-0.9 * u, 2.3 * u), c + QPointF(3.2 * u, -2.4 * u)});
        break;
      case HoldDot::State::Missed:
        painter.setPen(QPen(t.text2, 1.4 * u, Qt::SolidLine, Qt::RoundCap));
        painter.drawEllipse(box);
        painter.drawLine(c + QPointF(-2.4 * u, -2.4 * u), c + QPointF(2.4 * u, 2.4 * u));
        painter.drawLine(c + QPointF(2.4 * u, -2.4 * u), c + QPointF(-2.4 * u, 2.4 * u));
        break;
      case HoldDot::State::Now: {
        const QRectF ring = box.adjusted(1.5 * u, 1.5 * u, -1.5 * u, -1.5 * u);
        painter.setPen(QPen(t.sunken, 3 * u));
        painter.drawEllipse(ring);
        painter.setPen(QPen(t.accent, 3 * u, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, 90 * 16, -static_cast<int>(std::lround(std::max(0.06, dot_.share) * 360 * 16)));
        break;
      }
      case HoldDot::State::Open: {
        QPen pen(t.text3, 1.2 * u);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawEllipse(box);
        break;
      }
    }
    if (dot_.overruled) {  // a pencil's dot: judged by hand
      painter.setPen(QPen(t.surface, 1));
      painter.setBrush(t.borderlineMark);
      painter.drawEllipse(QPointF(box.right() - u, box.top() + u), 2.6 * u, 2.6 * u);
    }
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(t.focus, 2));
      painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
  }

 private:
  QString name_;
  HoldDot dot_;
  bool shown_ = false;
};

HoldChips::HoldChips(QWidget* parent) : QWidget(parent), what_(new look::ElidedLabel), remark_(new look::ElidedLabel) {
  look::setLook(what_, TextSize::Caption, Tone::Muted, 500);
  look::setLook(remark_, TextSize::Caption, Tone::Muted);
  remark_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(8), px(16), px(10));
  column->setSpacing(px(6));
  auto* words = new QHBoxLayout;
  words->addWidget(what_, 1);
  words->addWidget(remark_, 1);
  column->addLayout(words);
  row_ = new QHBoxLayout;
  row_->setSpacing(px(8));
  column->addLayout(row_);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HoldChips::setWords(const QString& what, const QString& remark) {
  what_->setText(what);
  remark_->setText(remark);
}

void HoldChips::setBoxes(const std::vector<HoldBox>& boxes, const QStringList& titles) {
  if (boxes == boxes_ && titles == titles_) return;
  const auto sameShape = [&] {
    return titles == titles_ &&
           std::equal(boxes.begin(), boxes.end(), boxes_.begin(), boxes_.end(), [](const HoldBox& a, const HoldBox& b) {
             return a.side == b.side && a.dots.size() == b.dots.size();
           });
  };
  if (!sameShape()) build(boxes, titles);
  boxes_ = boxes;
  titles_ = titles;
  showStates();
}

void HoldChips::build(const std::vector<HoldBox>& boxes, const QStringList& titles) {
  for (QWidget* frame : frames_) {
    row_->removeWidget(frame);
    frame->hide();
    frame->deleteLater();
  }
  frames_.clear();
  dots_.clear();
  remarks_.clear();
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    auto* frame = new BoxFrame;
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(px(7), px(5), px(5), px(5));
    column->setSpacing(px(4));
    auto* heading = new QHBoxLayout;
    heading->setSpacing(px(4));
    const QString& title = titles[static_cast<int>(i)];
    const HoldBox& box = boxes[i];
    if (box.level) {
      const QStringList words = title.split(QLatin1Char(' '));
      heading->addWidget(look::makeLabel(words.front(), TextSize::Section, Tone::Main, 600));
      auto* unit = new look::ElidedLabel(words.mid(1).join(QLatin1Char(' ')));
      look::setLook(unit, TextSize::Caption, Tone::Muted);
      heading->addWidget(unit, 1);
    } else {
      auto* label = new look::ElidedLabel(title);
      look::setLook(label, TextSize::Small, Tone::Main, 500);
      heading->addWidget(label, 1);
    }
    remarks_.push_back(look::makeLabel({}, TextSize::Caption, Tone::Muted));
    heading->addWidget(remarks_.back());
    column->addLayout(heading);
    auto* holder = new QWidget;
    auto* flow = new look::FlowLayout(holder, px(1));
    dots_.emplace_back();
    const QString side = box.side ? QStringLiteral(", ") + sideWord(*box.side) : QString();
    for (std::size_t k = 0; k < box.dots.size(); ++k) {
      auto* dot = new HoldDotButton(QStringLiteral("%1%2, %3").arg(title, side).arg(k + 1), frame);
      connect(dot, &QAbstractButton::clicked, this, [this, dot] {
        if (dot->dot().attempt) Q_EMIT overruled(*dot->dot().attempt, dot->dot().state != HoldDot::State::Held);
      });
      dots_.back().push_back(dot);
      flow->addWidget(dot);
    }
    auto* dotRow = new QHBoxLayout;
    dotRow->setSpacing(px(4));
    dotRow->addWidget(holder, 1);
    if (box.side) dotRow->addWidget(new look::SideBadge(*box.side), 0, Qt::AlignTop);
    column->addLayout(dotRow);
    frames_.push_back(frame);
    row_->addWidget(frame, 1);
  }
  updateGeometry();
}

void HoldChips::showStates() {
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const HoldBox& box = boxes_[i];
    static_cast<BoxFrame*>(frames_[i])->setCurrent(box.current);
    for (std::size_t k = 0; k < box.dots.size(); ++k) dots_[i][k]->show(box.dots[k]);
    const std::size_t missed = box.count(HoldDot::State::Missed), held = box.count(HoldDot::State::Held);
    const bool narrow = !box.level || frames_[i]->width() < px(kRemarkBox);
    const QString remark = narrow                    ? QString()
                           : missed > 0              ? tr("%1 missed").arg(missed)
                           : held == box.dots.size() ? tr("held")
                                                     : QString();
    if (remarks_[i]->text() != remark) remarks_[i]->setText(remark);
    remarks_[i]->setVisible(!remark.isEmpty());
  }
}

}  // namespace cervica::app

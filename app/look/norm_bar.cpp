#include "app/look/norm_bar.h"

#include <algorithm>

#include <QPainter>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {

namespace {

/// Turns values into places and design lengths into lengths on the device.
class Axis {
 public:
  Axis(const QRectF& rect, const NormBarData& data)
      : unit_(rect.height() / kNormBarHeight), centre_(rect.center().y()), low_(data.axisLow), high_(data.axisHigh) {
    left_ = rect.left() + kPadding * unit_;
    right_ = rect.right() - kPadding * unit_;
  }

  [[nodiscard]] qreal unit() const { return unit_; }
  [[nodiscard]] qreal centre() const { return centre_; }
  [[nodiscard]] qreal left() const { return left_; }
  [[nodiscard]] qreal right() const { return right_; }
  [[nodiscard]] qreal x(double value) const {
    return left_ + (std::clamp(value, low_, high_) - low_) / (high_ - low_) * (right_ - left_);
  }
  [[nodiscard]] QRectF band(double from, double to) const {
    return {QPointF(x(from), centre_ - kHalfTrack * unit_), QPointF(x(to), centre_ + kHalfTrack * unit_)};
  }
  [[nodiscard]] bool holds(double value) const { return value >= low_ && value <= high_; }

  static constexpr qreal kHalfTrack = 5;

 private:
  static constexpr qreal kPadding = 8;
  qreal unit_, centre_, left_ = 0, right_ = 0;
  double low_, high_;
};

void paintTrack(QPainter& painter, const Axis& axis, const NormBarData& data, const Tokens& t) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.sunken);
  const qreal radius = 2 * axis.unit();
  if (data.segments > 1) {
    for (int i = 0; i < data.segments; ++i) {
      painter.drawRoundedRect(axis.band(i, i + 1).adjusted(0, 0, -2 * axis.unit(), 0), radius, radius);
    }
    return;
  }
  painter.setOpacity(data.mean || data.typicalLow || data.typicalHigh ? 0.55 : 1.0);
  painter.drawRoundedRect(axis.band(data.axisLow, data.axisHigh), radius, radius);
  painter.setOpacity(1.0);
}

void paintVertical(QPainter& painter, const Axis& axis, double value, qreal half, const QPen& pen) {
  painter.setPen(pen);
  painter.drawLine(QPointF(axis.x(value), axis.centre() - half * axis.unit()),
                   QPointF(axis.x(value), axis.centre() + half * axis.unit()));
}

void paintNorm(QPainter& painter, const Axis& axis, const NormBarData& data, const Tokens& t) {
  const qreal u = axis.unit();
  painter.setPen(Qt::NoPen);
  if (data.typicalLow || data.typicalHigh) {
    painter.fillRect(axis.band(data.typicalLow.value_or(data.axisLow), data.typicalHigh.value_or(data.axisHigh)),
                     t.band1);
    const double limit = data.typicalLow ? *data.typicalLow : *data.typicalHigh;
    paintVertical(painter, axis, limit, 8, QPen(t.text2, 1.2 * u));
  } else if (data.mean && data.sd) {
    painter.fillRect(axis.band(*data.mean - 2 * *data.sd, *data.mean + 2 * *data.sd), t.band2);
    painter.fillRect(axis.band(*data.mean - *data.sd, *data.mean + *data.sd), t.band1);
  }
  if (data.mean) paintVertical(painter, axis, *data.mean, Axis::kHalfTrack, QPen(t.within, 1.5 * u));
  if (data.cutoff) {
    QPen dashed(t.impairedMark, 1.2 * u);
    dashed.setDashPattern({2.5, 1.7});
    dashed.setCapStyle(Qt::FlatCap);
    paintVertical(painter, axis, *data.cutoff, 10, dashed);
  }
}

void paintWhisker(QPainter& painter, const Axis& axis, double value, double error, const Tokens& t) {
  const QPen pen(t.error, 1.3 * axis.unit());
  painter.setPen(pen);
  painter.drawLine(QPointF(axis.x(value - error), axis.centre()), QPointF(axis.x(value + error), axis.centre()));
  // An end outside the axis has no cap: the whisker goes on.
  for (const double end : {value - error, value + error}) {
    if (axis.holds(end)) paintVertical(painter, axis, end, 3.5, pen);
  }
}

QColor colourOfMark(Verdict verdict, const Tokens& t) {
  switch (verdict) {
    case Verdict::Within:
      return t.within;
    case Verdict::Borderline:
      return t.borderlineMark;
    case Verdict::Impaired:
      return t.impairedMark;
    case Verdict::NoNorm:
    case Verdict::Improved:
    case Verdict::Worsened:
    case Verdict::NoChange:
    case Verdict::Uncertain:
    case Verdict::Notice:
      break;
  }
  return t.nonorm;
}

void paintShapeMark(QPainter& painter, const Axis& axis, const NormBarMark& mark, const Tokens& t) {
  constexpr qreal kRadius = 6, kRim = 1.5;
  const QPointF at(axis.x(mark.value), axis.centre());
  const auto square = [&](qreal radius) {
    const qreal r = radius * axis.unit();
    return QRectF(at - QPointF(r, r), QSizeF(2 * r, 2 * r));
  };
  painter.setPen(Qt::NoPen);
  if (mark.verdict == Verdict::NoNorm) {
    painter.setBrush(t.surface);
    painter.drawEllipse(square(kRadius));
    drawShape(painter, square(kRadius - 0.5), mark.verdict, colourOfMark(mark.verdict, t));
    return;
  }
  drawShape(painter, square(kRadius + kRim), mark.verdict, t.surface);
  drawShape(painter, square(kRadius), mark.verdict, colourOfMark(mark.verdict, t));
}

void paintSideDot(QPainter& painter, const Axis& axis, const NormBarMark& mark, const Tokens& t) {
  constexpr qreal kRadius = 7;
  const bool left = *mark.side == core::Side::Left;
  const qreal r = kRadius * axis.unit();
  const QRectF dot(QPointF(axis.x(mark.value) - r, axis.centre() - r), QSizeF(2 * r, 2 * r));
  painter.setPen(QPen(t.surface, 1.5 * axis.unit()));
  painter.setBrush(left ? t.left : t.right);
  painter.drawEllipse(dot);
  QFont letter = painter.font();
  letter.setPixelSize(std::max(1, qRound(10 * axis.unit())));
  letter.setWeight(QFont::Bold);
  painter.setFont(letter);
  painter.setPen(t.surface);
  painter.drawText(dot, Qt::AlignCenter, left ? QStringLiteral("L") : QStringLiteral("R"));
}

// Two marks at one place would hide each other: they step aside.
std::vector<NormBarMark> apart(std::vector<NormBarMark> marks, const Axis& axis, const NormBarData& data) {
  if (marks.size() != 2) return marks;
  const double pixels = axis.x(data.axisHigh) - axis.x(data.axisLow);
  const double needed = 15 * axis.unit() / pixels * (data.axisHigh - data.axisLow);
  const double distance = marks[1].value - marks[0].value;
  if (std::abs(distance) >= needed) return marks;
  const double shift = (needed - std::abs(distance)) / 2 * (distance < 0 ? -1 : 1);
  marks[0].value -= shift;
  marks[1].value += shift;
  return marks;
}

}  // namespace

void paintNormBar(QPainter& painter, const QRectF& rect, const NormBarData& data, const Tokens& tokens) {
  if (!(data.axisHigh > data.axisLow) || rect.isEmpty()) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const Axis axis(rect, data);
  paintTrack(painter, axis, data, tokens);
  paintNorm(painter, axis, data, tokens);

  const bool judged = data.mean || data.typicalLow || data.typicalHigh || data.cutoff;
  const auto marks = judged ? data.marks : apart(data.marks, axis, data);
  if (!judged && marks.size() == 2) {
    painter.setPen(QPen(tokens.text2, 1.3 * axis.unit()));
    painter.drawLine(QPointF(axis.x(marks[0].value), axis.centre()), QPointF(axis.x(marks[1].value), axis.centre()));
  }
  for (const NormBarMark& mark : marks) {
    if (data.error) paintWhisker(painter, axis, mark.value, *data.error, tokens);
    if (!judged && mark.side) {
      paintSideDot(painter, axis, mark, tokens);
    } else {
      paintShapeMark(painter, axis, mark, tokens);
    }
  }
  painter.restore();
}

NormBar::NormBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  bindTheme(this, [this] { updateGeometry(); });
}

void NormBar::setData(std::optional<NormBarData> bar) {
  if (data_ == bar) return;
  data_ = std::move(bar);
  update();
}

QSize NormBar::sizeHint() const {
  return {px(208), px(kNormBarHeight)};
}

QSize NormBar::minimumSizeHint() const {
  return {px(96), px(kNormBarHeight)};
}

void NormBar::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  if (!data_) return;
  QPainter painter(this);
  painter.setFont(look::textFont(TextSize::Caption));
  paintNormBar(painter, rect(), *data_, currentTokens());
}

}  // namespace cervica::app::look

#include "app/desktop/compare/course_chart.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "app/desktop/compare/value_axis.h"
#include "app/desktop/visit/wording.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

constexpr double kDot = 4.5;

QColor faint(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

QColor trendColour(const CourseRow& row, const look::Tokens& t) {
  if (row.trend == look::Verdict::Improved) return t.improved;
  if (row.trend == look::Verdict::Worsened) return t.worsened;
  return t.nochange;
}

/// The norm whose middle is drawn as a band, or null.
const core::Norm* bandNorm(const core::MeasureCourse& course) {
  if (!course.goal || !course.goal->match) return nullptr;
  const core::Norm* norm = course.goal->match->norm;
  return norm->method == core::NormMethod::Normal ? norm : nullptr;
}

void drawLeftOut(QPainter& painter, const QPointF& at, const look::Tokens& t) {
  const qreal arm = look::px(3.5);
  painter.setPen(QPen(t.text3, look::px(1.6)));
  painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
  painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
}

void drawResult(QPainter& painter, const QPointF& at, const look::Tokens& t) {
  painter.setPen(QPen(t.surface, look::px(1.5)));
  painter.setBrush(t.text);
  painter.drawEllipse(at, look::px(kDot), look::px(kDot));
  painter.setBrush(Qt::NoBrush);
}

/// The chart of one course while it is painted.
class Drawing {
 public:
  Drawing(QPainter& painter, const QRectF& area, const CourseChartData& data)
      : painter_(painter),
        row_(data.row),
        course_(data.row.course),
        measure_(*data.row.course.measure),
        visits_(data.visits),
        plot_(area.adjusted(look::px(46), look::px(10), -look::px(58), -look::px(28))),
        t_(look::currentTokens()),
        lastWeek_(data.visits.back().weeks) {
    for (const core::CoursePoint& point : course_.points) {
      if (point.counts()) counted_.push_back(&point);
    }
    axis_ = ValueAxis::over(held(), measure_.step * 4, measure_.lowest >= 0);
  }

  void run() {
    norm();
    grid();
    error();
    fan();
    goal();
    stable();
    results();
    days();
  }

 private:
  [[nodiscard]] double weekOf(const core::CoursePoint& point) const { return visits_[point.visit].weeks; }
  [[nodiscard]] qreal x(double week) const {
    return plot_.left() + look::px(8) + week / lastWeek_ * (plot_.width() - look::px(16));
  }
  [[nodiscard]] qreal y(double value) const {
    return plot_.bottom() - (value - axis_.low) / (axis_.high - axis_.low) * plot_.height();
  }

  /// The pivot of the fan: the line in the middle of the results that count.
  [[nodiscard]] double pivot() const { return (weekOf(*counted_.front()) + weekOf(*counted_.back())) / 2; }

  [[nodiscard]] std::vector<double> held() const {
    std::vector<double> all;
    for (const core::CoursePoint& point : course_.points) all.push_back(point.measurement.value);
    if (course_.change && course_.change->mdc95) {
      all.insert(all.end(),
                 {course_.change->before - *course_.change->mdc95, course_.change->before + *course_.change->mdc95});
    }
    if (course_.goal) all.push_back(course_.goal->value);
    return all;
  }

  void words(const QRectF& where, Qt::Alignment alignment, const QColor& colour, const QString& text) {
    painter_.setFont(look::textFont(TextSize::Caption));
    painter_.setPen(colour);
    painter_.drawText(where, static_cast<int>(alignment) | Qt::TextDontClip, text);
  }

  void norm() {
    const core::Norm* norm = bandNorm(course_);
    if (norm == nullptr) return;
    const QRectF band =
        QRectF(QPointF(plot_.left(), y(*norm->mean + *norm->sd)), QPointF(plot_.right(), y(*norm->mean - *norm->sd)))
            .intersected(plot_);
    painter_.fillRect(band, t_.band1);
  }

  void grid() {
    for (double value = axis_.low; value <= axis_.high + axis_.step / 2; value += axis_.step) {
      painter_.setPen(QPen(t_.line, 1));
      painter_.drawLine(QPointF(plot_.left(), y(value)), QPointF(plot_.right(), y(value)));
      words(QRectF(0, y(value) - look::px(8), plot_.left() - look::px(8), look::px(16)),
            Qt::AlignRight | Qt::AlignVCenter, t_.text3, number(value, axis_.decimals()));
    }
  }

  void error() {
    if (!course_.change || !course_.change->mdc95) return;
    const core::Change& change = *course_.change;
    const QRectF field = QRectF(QPointF(x(weekOf(*counted_.front())), y(change.before + *change.mdc95)),
                                QPointF(x(lastWeek_), y(change.before - *change.mdc95)))
                             .intersected(plot_);
    painter_.fillRect(field, faint(t_.text3, 0.16F));
    painter_.setPen(QPen(t_.text3, 1, Qt::DotLine));
    painter_.drawLine(field.topLeft(), field.topRight());
    painter_.drawLine(field.bottomLeft(), field.bottomRight());
  }

  void fan() {
    if (!course_.line) return;
    const core::TheilSenLine& line = *course_.line;
    const double from = weekOf(*counted_.front()), to = weekOf(*counted_.back()), middle = pivot();
    const auto at = [&](double week, double slope) {
      return QPointF(x(week), y(line.at(middle) + slope * (week - middle)));
    };
    QPainterPath spread;
    spread.moveTo(at(from, line.low));
    spread.lineTo(at(to, line.low));
    spread.lineTo(at(to, line.high));
    spread.lineTo(at(from, line.high));
    spread.closeSubpath();
    spread.setFillRule(Qt::WindingFill);
    const QColor colour = trendColour(row_, t_);
    painter_.save();
    painter_.setClipRect(plot_);
    painter_.fillPath(spread, faint(colour, 0.18F));
    painter_.setPen(QPen(colour, look::px(2)));
    painter_.drawLine(at(from, line.slope), at(to, line.slope));
    painter_.restore();
  }

  void goal() {
    if (!course_.goal) return;
    const qreal level = y(course_.goal->value);
    painter_.setPen(QPen(t_.within, look::px(1.4), Qt::DashLine));
    painter_.drawLine(QPointF(plot_.left(), level), QPointF(plot_.right(), level));
    words(QRectF(plot_.right() + look::px(5), level - look::px(8), look::px(52), look::px(16)),
          Qt::AlignLeft | Qt::AlignVCenter, t_.within, CourseChart::tr("goal"));
  }

  void stable() {
    if (!course_.lastStable) return;
    const core::StableValue& stable = *course_.lastStable;
    const qreal level = y(stable.value), ends = look::px(4);
    const qreal from = x(visits_[stable.from].weeks), to = x(visits_[stable.to].weeks);
    painter_.setPen(QPen(t_.accent, look::px(2), Qt::SolidLine, Qt::FlatCap));
    painter_.drawLine(QPointF(from, level), QPointF(to, level));
    painter_.drawLine(QPointF(from, level - ends), QPointF(from, level + ends));
    painter_.drawLine(QPointF(to, level - ends), QPointF(to, level + ends));
  }

  void results() {
    QPolygonF way;
    for (const core::CoursePoint* point : counted_) way << QPointF(x(weekOf(*point)), y(point->measurement.value));
    painter_.setPen(QPen(t_.text3, look::px(1)));
    painter_.drawPolyline(way);
    for (const core::CoursePoint& point : course_.points) {
      const QPointF at(x(weekOf(point)), y(point.measurement.value));
      if (point.counts()) {
        drawResult(painter_, at, t_);
      } else {
        drawLeftOut(painter_, at, t_);
      }
    }
    if (counted_.empty()) return;
    painter_.setPen(t_.text);
    const QRectF beside(way.last().x() + look::px(9), way.last().y() - look::px(10), look::px(60), look::px(20));
    look::drawFigures(painter_, beside, Qt::AlignLeft | Qt::AlignVCenter, look::textFont(TextSize::Body, 600),
                      row_.last);
  }

  /// The days of the visits, as many as have room; first and last always.
  void days() {
    const qreal wide = look::px(48);
    qreal used = -1e9;
    const qreal reserved = x(lastWeek_) - wide;
    for (std::size_t i = 0; i < visits_.size(); ++i) {
      const qreal at = x(visits_[i].weeks);
      painter_.setPen(QPen(t_.lineStrong, 1));
      painter_.drawLine(QPointF(at, plot_.bottom()), QPointF(at, plot_.bottom() + look::px(4)));
      const bool last = i + 1 == visits_.size();
      if (!last && (at - used < wide || (i > 0 && at > reserved))) continue;
      used = at;
      words(QRectF(at - wide / 2, plot_.bottom() + look::px(7), wide, look::px(16)), Qt::AlignCenter, t_.text3,
            dayWord(visits_[i].startedAt.date));
    }
  }

  QPainter& painter_;
  const CourseRow& row_;
  const core::MeasureCourse& course_;
  const core::Measure& measure_;
  const std::vector<core::CourseVisit>& visits_;
  QRectF plot_;
  const look::Tokens& t_;
  double lastWeek_;
  std::vector<const core::CoursePoint*> counted_;
  ValueAxis axis_;
};

}  // namespace

CourseChart::CourseChart(QWidget* parent) : QWidget(parent) {
  setMinimumHeight(look::px(170));
  look::bindTheme(this, [this] { update(); });
}

void CourseChart::setData(std::optional<CourseChartData> shown) {
  data_ = std::move(shown);
  setAccessibleName(data_ ? data_->row.accessible : QString());
  QStringList values;
  if (data_) {
    for (const core::CoursePoint& point : data_->row.course.points) {
      values << tr("%1: %2").arg(dayWord(data_->visits[point.visit].startedAt.date),
                                 valueText(*data_->row.course.measure, point.measurement.value));
    }
  }
  setAccessibleDescription(values.join(QStringLiteral(", ")));
  update();
}

void CourseChart::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  if (!data_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  Drawing(painter, QRectF(rect()), *data_).run();
}

CourseLegend::CourseLegend(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void CourseLegend::setData(const CourseRow& row) {
  const core::MeasureCourse& course = row.course;
  entries_ = {{Mark::Result, tr("result")}};
  if (course.counted < static_cast<int>(course.points.size()))
    entries_.push_back({Mark::LeftOut, tr("not comparable")});
  if (course.line) {
    entries_.push_back({Mark::Line, tr("trend, %1 % interval").arg(number(course.line->confidence * 100, 1))});
  }
  if (course.change && course.change->mdc95)
    entries_.push_back({Mark::Error, tr("measurement error around the first")});
  if (course.lastStable) entries_.push_back({Mark::Stable, tr("last stable value")});
  if (bandNorm(course) != nullptr) entries_.push_back({Mark::Norm, tr("norm \u00b1 1 SD")});
  if (course.goal) entries_.push_back({Mark::Goal, tr("goal")});
  updateGeometry();
  update();
}

QSize CourseLegend::sizeHint() const {
  return {look::px(240), heightForWidth(width())};
}

int CourseLegend::heightForWidth(int width) const {
  return static_cast<int>(std::ceil(lay(width, nullptr)));
}

/// Puts the entries into lines, drawing them where there is a painter. Returns the height.
qreal CourseLegend::lay(qreal width, QPainter* painter) const {
  const look::Tokens& t = look::currentTokens();
  const QFont font = look::textFont(TextSize::Caption);
  const qreal line = look::px(17), sign = look::px(18), gap = look::px(14), margin = look::px(16);
  qreal left = margin, top = 0;
  for (const Entry& entry : entries_) {
    const qreal wide = sign + look::px(5) + QFontMetricsF(font).horizontalAdvance(entry.words);
    if (left > margin && left + wide > width - margin) {
      left = margin;
      top += line;
    }
    if (painter != nullptr) {
      const QPointF centre(left + sign / 2, top + line / 2);
      const QRectF field(left, top + look::px(3), sign, line - look::px(6));
      switch (entry.mark) {
        case Mark::Result:
          drawResult(*painter, centre, t);
          break;
        case Mark::LeftOut:
          drawLeftOut(*painter, centre, t);
          break;
        case Mark::Line:
          painter->fillRect(field, faint(t.nochange, 0.18F));
          painter->setPen(QPen(t.nochange, look::px(2)));
          painter->drawLine(QPointF(left, centre.y()), QPointF(left + sign, centre.y()));
          break;
        case Mark::Error:
          painter->fillRect(field, faint(t.text3, 0.16F));
          painter->setPen(QPen(t.text3, 1, Qt::DotLine));
          painter->drawLine(field.topLeft(), field.topRight());
          painter->drawLine(field.bottomLeft(), field.bottomRight());
          break;
        case Mark::Stable:
          painter->setPen(QPen(t.accent, look::px(2)));
          painter->drawLine(QPointF(left, centre.y()), QPointF(left + sign, centre.y()));
          break;
        case Mark::Norm:
          painter->fillRect(field, t.band1);
          break;
        case Mark::Goal:
          painter->setPen(QPen(t.within, look::px(1.4), Qt::DashLine));
          painter->drawLine(QPointF(left, centre.y()), QPointF(left + sign, centre.y()));
          break;
      }
      painter->setFont(font);
      painter->setPen(t.text2);
      painter->drawText(QRectF(left + sign + look::px(5), top, wide, line), Qt::AlignLeft | Qt::AlignVCenter,
                        entry.words);
    }
    left += wide + gap;
  }
  return top + line + look::px(8);
}

void CourseLegend::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  lay(width(), &painter);
}

}  // namespace cervica::app

#pragma once

#include <QPainter>

#include "app/report/report_content.h"

namespace cervica::app::report {

/// A verdict: its sign, which reads without colour, and its word.
///
/// Against a norm: open square within, half square borderline, full square impaired, dashed square no norm.
/// Of a change: triangle up improved, triangle down worsened, two bars no real change, dotted ring uncertain.
class VerdictSign {
 public:
  explicit VerdictSign(Verdict verdict) : verdict_(std::move(verdict)) {}

  /// The sign alone, in a square of `size` points.
  void paintSign(QPainter& painter, double x, double top, double size) const;
  /// Sign and word on one line of body text; returns the width used.
  double paint(QPainter& painter, double x, double top) const;

 private:
  Verdict verdict_;
};

}  // namespace cervica::app::report

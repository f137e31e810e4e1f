#include "visualization/anatomy/sculpt/sweep.h"

#include <cstddef>
#include <limits>

namespace cervica::visualization::sculpt {

Sweep::Sweep(const std::vector<Section>& sections, const Vec& up, int steps, double tip) : tip_(tip) {
  std::vector<Vec> places, sizes;
  for (const Section& section : sections) {
    places.push_back(section.at);
    sizes.emplace_back(section.high, section.broad, 0.0);
  }
  places = curveThrough(places, steps);
  sizes = curveThrough(sizes, steps);
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const Vec whole = places[i + 1] - places[i];
    Piece piece{places[i],        whole.normalized(), {}, {}, whole.norm(), sizes[i].x(), sizes[i].y(),
                sizes[i + 1].x(), sizes[i + 1].y()};
    piece.up = (up - piece.along * up.dot(piece.along)).normalized();
    piece.across = piece.along.cross(piece.up);
    pieces_.push_back(piece);
  }
}

double Sweep::operator()(const Vec& p) const {
  double nearest = std::numeric_limits<double>::max();
  for (const Piece& piece : pieces_) {
    const Vec from = p - piece.from;
    const double way = from.dot(piece.along), t = clamp01(way / piece.length);
    const Vec radii(piece.high + (piece.higher - piece.high) * t, piece.broad + (piece.broader - piece.broad) * t,
                    tip_);
    nearest = std::min(nearest,
                       egg({from.dot(piece.up), from.dot(piece.across), way - t * piece.length}, Vec::Zero(), radii));
  }
  return nearest;
}

}  // namespace cervica::visualization::sculpt

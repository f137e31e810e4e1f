#include "tests/visualization/image_distance.h"

#include <cstddef>

namespace cervica::visualization {
namespace {

double luminance(const Image& image, int x, int y) {
  const std::size_t at =
      3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
  return 0.2126 * image.rgb[at] + 0.7152 * image.rgb[at + 1] + 0.0722 * image.rgb[at + 2];
}

}  // namespace

double distance(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height) return 1.0;
  constexpr int kWindow = 8, kStep = 4;
  constexpr double c1 = 0.01 * 255 * 0.01 * 255, c2 = 0.03 * 255 * 0.03 * 255, n = kWindow * kWindow;
  double sum = 0.0;
  int windows = 0;
  for (int y0 = 0; y0 + kWindow <= a.height; y0 += kStep) {
    for (int x0 = 0; x0 + kWindow <= a.width; x0 += kStep) {
      double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
      for (int y = y0; y < y0 + kWindow; ++y) {
        for (int x = x0; x < x0 + kWindow; ++x) {
          const double va = luminance(a, x, y), vb = luminance(b, x, y);
          sa += va, sb += vb, saa += va * va, sbb += vb * vb, sab += va * vb;
        }
      }
      const double ma = sa / n, mb = sb / n;
      const double varA = saa / n - ma * ma, varB = sbb / n - mb * mb, cov = sab / n - ma * mb;
      sum += (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (varA + varB + c2));
      ++windows;
    }
  }
  return windows > 0 ? 1.0 - sum / windows : 1.0;
}

}  // namespace cervica::visualization

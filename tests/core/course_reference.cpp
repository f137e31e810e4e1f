// Reads courses, one a line: "week value week value ...", and writes what core/change/trend.h says of each:
// slope, intercept, low, high, confidence, score, p. course_reference.py compares that with SciPy.

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "core/change/trend.h"

int main() {
  using namespace cervica::core;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::vector<TimedValue> points;
    for (TimedValue one; in >> one.weeks >> one.value;) points.push_back(one);
    const TheilSenLine fitted = theilSenLine(points);
    const KendallTest test = mannKendall(points);
    std::printf("%.17g %.17g %.17g %.17g %.17g %d %.17g\n", fitted.slope, fitted.intercept, fitted.low, fitted.high,
                fitted.confidence, test.score, test.p);
  }
  return 0;
}

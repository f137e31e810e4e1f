#include <iostream>

#include "app/ctl/run.h"

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  return static_cast<int>(cervica::app::ctl::run({words + 1, words + count}, std::cin, std::cout, std::cerr));
}

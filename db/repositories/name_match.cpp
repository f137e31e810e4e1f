#include "db/repositories/name_match.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace cervica::db {

int typingErrors(std::string_view typed, std::string_view meant) {
  const std::size_t columns = meant.size() + 1;
  std::vector<int> beforeLast(columns), last(columns), row(columns);
  for (std::size_t j = 0; j < columns; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j < columns; ++j) {
      const int wrong = typed[i - 1] == meant[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong});
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) {
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
      }
    }
    std::swap(beforeLast, last);
    std::swap(last, row);
  }
  return last.back();
}

int forgivenErrors(std::size_t letters) {
  return letters < 3 ? 0 : letters < 5 ? 1 : 2;
}

std::vector<std::string> nearSpellings(const std::string& typed) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto shorter = typed;
    shorter.erase(i, 1);
    words.push_back(std::move(shorter));
    if (i + 1 < typed.size()) {
      auto swapped = typed;
      std::swap(swapped[i], swapped[i + 1]);
      words.push_back(std::move(swapped));
    }
  }
  return words;
}

std::vector<std::string> wordsOf(std::string_view folded) {
  // In bytes: the typographic apostrophes have already become plain ones when the name was folded.
  constexpr std::string_view kParting = " \t\r\n\f\v,.'`/()-";
  std::vector<std::string> words;
  std::size_t at = 0;
  while ((at = folded.find_first_not_of(kParting, at)) != std::string_view::npos) {
    const auto end = std::min(folded.find_first_of(kParting, at), folded.size());
    words.emplace_back(folded.substr(at, end - at));
    at = end;
  }
  return words;
}

int nameDistance(const std::vector<std::string>& typed, const std::vector<std::string>& name) {
  int total = 0;
  for (const auto& word : typed) {
    int best = std::numeric_limits<int>::max() / 64;
    for (const auto& part : name) {
      if (part == word) {
        best = 0;
      } else if (part.starts_with(word)) {
        best = std::min(best, 1);
      } else {
        best = std::min(best, 1 + 2 * typingErrors(word, part));
      }
    }
    total += best;
  }
  return total;
}

}  // namespace cervica::db

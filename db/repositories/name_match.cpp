#include "db/repositories/name_match.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace cervica::db {

std::u32string charactersOf(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    char32_t code = length <= 1 ? lead : lead & (0x7Fu >> length);
    std::size_t read = 1;
    while (length > 1 && read < length && at + read < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[at + read]);
      if ((next & 0xC0u) != 0x80u) break;
      code = (code << 6) | (next & 0x3Fu);
      ++read;
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (length == read && code >= kSmallest[length] && code <= 0x10FFFF && !surrogate) characters += code;
    at += read;
  }
  return characters;
}

std::string toUtf8(std::u32string_view characters) {
  std::string utf8;
  const auto add = [&](char32_t byte) { utf8 += static_cast<char>(static_cast<unsigned char>(byte)); };
  for (const char32_t code : characters) {
    if (code < 0x80) {
      add(code);
    } else if (code < 0x800) {
      add(0xC0 | (code >> 6));
      add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      add(0xE0 | (code >> 12));
      add(0x80 | ((code >> 6) & 0x3F));
      add(0x80 | (code & 0x3F));
    } else {
      add(0xF0 | (code >> 18));
      add(0x80 | ((code >> 12) & 0x3F));
      add(0x80 | ((code >> 6) & 0x3F));
      add(0x80 | (code & 0x3F));
    }
  }
  return utf8;
}

int typingErrors(std::string_view typedUtf8, std::string_view meantUtf8) {
  const auto typed = charactersOf(typedUtf8);
  const auto meant = charactersOf(meantUtf8);
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

std::vector<std::string> nearSpellings(const std::string& typedUtf8) {
  const auto typed = charactersOf(typedUtf8);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto shorter = typed;
    shorter.erase(i, 1);
    words.push_back(toUtf8(shorter));
    if (i + 1 < typed.size()) {
      auto swapped = typed;
      std::swap(swapped[i], swapped[i + 1]);
      words.push_back(toUtf8(swapped));
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

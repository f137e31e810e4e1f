#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cervica::db {

/// The characters of a text in UTF-8; bytes that are none are left out.
[[nodiscard]] std::u32string charactersOf(std::string_view utf8);
[[nodiscard]] std::string toUtf8(std::u32string_view characters);

/// How many single typing errors lead from one word to the other: a letter wrong, missing, too many, or two neighbours
/// swapped (Damerau-Levenshtein, optimal alignment). Both in UTF-8.
[[nodiscard]] int typingErrors(std::string_view typed, std::string_view meant);

/// The errors that are forgiven in a word of that length: none below three letters, one below five, else two.
[[nodiscard]] int forgivenErrors(std::size_t letters);

/// The words that a swap of two neighbours or one letter too many makes of `typed`; similarity of trigrams misses these
/// in short names.
[[nodiscard]] std::vector<std::string> nearSpellings(const std::string& typed);

/// The words of a folded name or search text, parted as the schema's name_words does.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view folded);

/// How far a patient's name is from what was typed; lower is better, 0: every word whole.
[[nodiscard]] int nameDistance(const std::vector<std::string>& typed, const std::vector<std::string>& name);

}  // namespace cervica::db

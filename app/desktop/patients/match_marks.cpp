#include "app/desktop/patients/match_marks.h"

#include <algorithm>

namespace cervica::app {
namespace {

/// Words with fewer letters in common than this share of the typed word are not marked: it would be noise.
constexpr double kLeastShare = 0.6;

struct Word {
  qsizetype from = 0;
  QString text;
};

std::vector<Word> wordsOf(const QString& text) {
  std::vector<Word> words;
  qsizetype start = -1;
  for (qsizetype i = 0; i <= text.size(); ++i) {
    const bool inside = i < text.size() && !text[i].isSpace();
    if (inside && start < 0) start = i;
    if (!inside && start >= 0) {
      words.push_back({start, text.mid(start, i - start)});
      start = -1;
    }
  }
  return words;
}

/// Places in `a` of a longest common subsequence of `a` and `b`.
std::vector<qsizetype> commonLetters(const QString& a, const QString& b) {
  const auto rows = static_cast<std::size_t>(a.size()) + 1;
  const auto columns = static_cast<std::size_t>(b.size()) + 1;
  std::vector<std::vector<int>> length(rows, std::vector<int>(columns, 0));
  for (std::size_t i = rows - 1; i-- > 0;)
    for (std::size_t j = columns - 1; j-- > 0;)
      length[i][j] = a[static_cast<qsizetype>(i)] == b[static_cast<qsizetype>(j)]
                         ? 1 + length[i + 1][j + 1]
                         : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<qsizetype> places;
  for (std::size_t i = 0, j = 0; i + 1 < rows && j + 1 < columns;) {
    if (a[static_cast<qsizetype>(i)] == b[static_cast<qsizetype>(j)]) {
      places.push_back(static_cast<qsizetype>(i));
      ++i;
      ++j;
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return places;
}

}  // namespace

QString folded(const QString& text) {
  QString result;
  result.reserve(text.size());
  for (const QChar letter : text) {
    const QString parts = QString(letter).normalized(QString::NormalizationForm_KD).toLower();
    result += parts.isEmpty() ? letter : parts[0];
  }
  return result;
}

std::vector<MatchMark> matchMarks(const QString& shown, const QString& typed) {
  const QString plain = folded(shown);
  std::vector<bool> marked(static_cast<std::size_t>(shown.size()), false);
  for (const Word& wanted : wordsOf(folded(typed))) {
    const qsizetype inside = plain.indexOf(wanted.text);
    if (inside >= 0) {
      std::fill_n(marked.begin() + inside, wanted.text.size(), true);
      continue;
    }
    std::vector<qsizetype> best;
    qsizetype bestFrom = 0;
    for (const Word& word : wordsOf(plain)) {
      std::vector<qsizetype> common = commonLetters(word.text, wanted.text);
      if (common.size() <= best.size()) continue;
      best = std::move(common);
      bestFrom = word.from;
    }
    if (static_cast<double>(best.size()) < kLeastShare * static_cast<double>(wanted.text.size())) continue;
    for (const qsizetype place : best) marked[static_cast<std::size_t>(bestFrom + place)] = true;
  }
  std::vector<MatchMark> marks;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (!marked[i]) continue;
    if (!marks.empty() && marks.back().from + marks.back().length == static_cast<qsizetype>(i))
      ++marks.back().length;
    else
      marks.push_back({static_cast<qsizetype>(i), 1});
  }
  return marks;
}

}  // namespace cervica::app

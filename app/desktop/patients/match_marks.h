#pragma once

#include <QMetaType>
#include <QString>
#include <vector>

namespace cervica::app {

/// A run of letters of a name that agrees with what was typed.
struct MatchMark {
  qsizetype from = 0;
  qsizetype length = 0;
  bool operator==(const MatchMark&) const = default;
};

/// The letters of `shown` that the typed words found: a word inside counts whole; otherwise the letters in common with
/// the most alike word, in order. Case and accents do not matter. Marks are in order and do not overlap.
[[nodiscard]] std::vector<MatchMark> matchMarks(const QString& shown, const QString& typed);

/// Lower case without accents, letter by letter: the result has as many characters as `text`.
[[nodiscard]] QString folded(const QString& text);

}  // namespace cervica::app

Q_DECLARE_METATYPE(std::vector<cervica::app::MatchMark>)

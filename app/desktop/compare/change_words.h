#pragma once

#include <utility>

#include <QString>
#include <QStringList>

#include "app/look/verdict.h"
#include "core/change/course.h"

namespace cervica::app {

/// The shape and the word of a verdict on a change.
[[nodiscard]] std::pair<look::Verdict, QString> shownVerdict(core::ChangeVerdict verdict);
/// The shape and the word of a trend.
[[nodiscard]] std::pair<look::Verdict, QString> shownTrend(core::TrendVerdict trend);

/// "from 1.3 of 10 in mechanical neck pain (reached), from 2.2 of 10 in cervical radiculopathy (not reached)"; empty
/// where the pack knows no important difference.
[[nodiscard]] QString importantWords(const core::Change& change);

/// A caveat as a sentence with a full stop.
[[nodiscard]] QString asSentence(const std::string& caveat);
[[nodiscard]] QStringList sentences(const std::vector<core::Caveat>& caveats);

}  // namespace cervica::app

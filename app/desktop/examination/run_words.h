#pragma once

#include <optional>

#include <QString>

#include "app/desktop/examination/examination.h"
#include "app/desktop/examination/hold_board.h"
#include "app/look/icons.h"

namespace cervica::app {

// What the examiner's page says, in words.

/// "mmHg", "deg", "of 10"; empty: no unit.
[[nodiscard]] QString unitOf(const assessment::TestPhase& phase);
/// "24 mmHg", "Left side bending": which box of the board.
[[nodiscard]] QString boxTitle(const assessment::StructuredTest& test, const core::Catalogue& catalogue,
                               const HoldBox& box);
/// "Hold 2 of 3 at 24 mmHg", "Left, repetition 2 of 3".
[[nodiscard]] QString slotTitle(const assessment::TestPhase& phase, const assessment::Slot& slot,
                                const core::Catalogue& catalogue);
/// What is expected now: "Waiting for the signal to reach 24 mmHg".
[[nodiscard]] QString activityWords(const assessment::TestPhase& phase, const assessment::RunView& view);
/// How neutral, or the sensors' axes, are found. \pre view.neutralWanted
[[nodiscard]] QString neutralWords(const assessment::RunView& view);
/// What comes after this: "rest 4 s, then hold 3"; or empty.
[[nodiscard]] QString nextWords(const Examination& examination);
/// What the space bar does now.
struct PrimaryAction {
  QString words;
  look::Icon icon = look::Icon::Play;
  bool enabled = true;
};
[[nodiscard]] PrimaryAction primaryAction(const assessment::TestPhase& phase, const assessment::RunView& view);
/// Why an attempt ended or does not count: "fell below 23: hold 1 ended at 8.1 s"; empty: there is nothing to say.
[[nodiscard]] QString attemptRemark(const assessment::TestPhase& phase, const assessment::Attempt& attempt);
/// The label of a reason in the phase, or plain words for the program's own.
[[nodiscard]] QString reasonWords(const assessment::StructuredTest& test, const std::string& reason);
/// Decimals of a live value in that unit.
[[nodiscard]] int liveDecimals(const std::string& ucum);
/// "10:41".
[[nodiscard]] QString clockOf(const core::LocalMoment& moment);

}  // namespace cervica::app

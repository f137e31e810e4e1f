#pragma once

#include <string>
#include <vector>

#include "assessment/runner/test_runner.h"

namespace cervica::test {

/// An examiner who does what the page offers: begins what is ready, decides what is asked, waits through rests.
class Examiner {
 public:
  explicit Examiner(assessment::TestRunner& runner) : runner_(runner) {}

  void wait(double seconds) { at(nowS_ + seconds, assessment::TimePassed{}); }
  template <typename What>
  void act(What what) {
    at(nowS_, std::move(what));
  }
  void press() { act(assessment::Triggered{}); }

  void feed(const std::vector<assessment::Sample>& samples) {
    for (const assessment::Sample& sample : samples) at(sample.timeS, assessment::SampleTaken{sample});
  }

  /// One step towards the end. \return false when the test is finished
  bool step() {
    using assessment::Activity;
    const assessment::RunView view = runner_.view();
    const std::size_t before = runner_.attempts().size();
    switch (view.activity) {
      case Activity::Finished:
        return false;
      case Activity::Ready:
      case Activity::Reaching:
        press();
        break;
      case Activity::Running:
        wait(view.fullS ? *view.fullS + 0.01 : 7);
        // A stopwatch, or a hold whose sensor has fallen silent: the examiner ends it.
        if (runner_.view().activity == Activity::Running && runner_.attempts().size() == before) press();
        break;
      case Activity::Relaxing:
      case Activity::Resting:
        wait(view.restS + 0.01);
        break;
      case Activity::Deciding:
        if (view.wantsNumber) {
          act(assessment::Entered{number});
        } else if (!view.choices.empty() && view.choices.front().value) {
          act(assessment::Entered{*view.choices.front().value});
        } else if (!view.choices.empty()) {
          act(assessment::EndedBy{view.choices.front().reason});
        } else {
          act(assessment::PhaseSkipped{});
        }
        break;
    }
    return true;
  }

  /// \return how many steps it took, or -1 when the test does not come to its end
  int finish(int most = 2000) {
    for (int i = 0; i < most; ++i) {
      if (!step()) return i;
    }
    return -1;
  }

  double number = 10;  ///< what is read wherever a number is wanted
  [[nodiscard]] double nowS() const { return nowS_; }
  [[nodiscard]] const std::vector<std::string>& sounds() const { return said_; }

 private:
  template <typename What>
  void at(double timeS, What what) {
    nowS_ = std::max(nowS_, timeS);
    for (const assessment::GivenCue& cue : runner_.apply({nowS_, std::move(what)})) said_.push_back(cue.text);
  }

  assessment::TestRunner& runner_;
  double nowS_ = 0;
  std::vector<std::string> said_;
};

}  // namespace cervica::test

#pragma once

#include <optional>
#include <string>

namespace cervica::assessment {

/// A stay in the band shorter than this is passing through on the way to another pressure, and no attempt. Our choice.
inline constexpr double kShortestHoldS = 1;

/// What makes a hold.
struct HoldRule {
  double target = 0;     ///< mmHg
  double tolerance = 1;  ///< the band is target - tolerance to target + tolerance, its edges within
  double holdS = 10;     ///< as long as this counts; one sample's distance short is forgiven
  double leftForS = 1;   ///< outside of the band on one side for so long ends the hold, at the moment it left
};

/// One stay in the band.
struct Hold {
  double startS = 0;  ///< entered the band; between two samples on the straight line between them
  double endS = 0;    ///< left it
  double mean = 0;    ///< of the samples from start to end
  double sd = 0;      ///< with n - 1; 0 of one sample
  double highest = 0;
  bool counted = false;
  std::string reason;  ///< empty when counted, else "pressure_fall", "overshoot", "gap" or "recording_end"
  [[nodiscard]] double heldS() const { return endS - startS; }
};

/// Finds holds in a stream of pressure, sample by sample. Nothing is allocated.
class HoldDetector {
 public:
  explicit HoldDetector(const HoldRule& rule) : rule_(rule) {}

  /// \param timeS     strictly increasing
  /// \param afterGap  samples are missing before this one
  /// \return          the hold that this sample ended
  std::optional<Hold> add(double timeS, double value, bool afterGap = false);

  /// The stream is over. \return the hold that was going on; it counts when it was long enough
  std::optional<Hold> finish();

  [[nodiscard]] bool holding() const { return holding_; }
  [[nodiscard]] double startS() const { return startS_; }
  /// How long the band was kept up to `timeS`, or up to where it was left.
  [[nodiscard]] double heldS(double timeS) const;
  [[nodiscard]] bool longEnough() const;
  [[nodiscard]] const HoldRule& rule() const { return rule_; }

 private:
  enum class Place { Below, Within, Above };
  [[nodiscard]] Place place(double value) const;
  [[nodiscard]] double crossing(double timeS, double value, double edge) const;
  void begin(double timeS, double value, bool afterGap);
  void count(double value);
  [[nodiscard]] Hold end(double endS, const char* reason);

  HoldRule rule_;
  bool started_ = false;  ///< a sample was seen
  double lastS_ = 0, last_ = 0, intervalS_ = 0;
  bool holding_ = false;
  bool gap_ = false;
  double startS_ = 0;
  Place where_ = Place::Below;  ///< of the last sample
  double leftS_ = 0;            ///< when the band was left last; with where_ != Within
  // Welford's sums of the samples within the hold; of those outside of the band only when it is entered again.
  struct Sums {
    double n = 0, mean = 0, squares = 0, highest = 0;
    void add(double value);
    void add(const Sums& other);
  };
  Sums sums_, outside_;
};

}  // namespace cervica::assessment

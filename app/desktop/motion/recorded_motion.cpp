#include "app/desktop/motion/recorded_motion.h"

#include "assessment/signals/recording.h"

namespace cervica::app {

core::Result<RecordedMotion> recordedMotion(std::string_view stream, const assessment::RunSettings& settings) {
  const auto recording = assessment::readRecording(stream);
  if (!recording) return recording.error();
  std::size_t first = 0;
  assessment::NeckFrame frame;
  if (settings.alignment == assessment::Alignment::GravityNod) {
    const auto aligned = assessment::alignByGravityAndNods(*recording, settings.worldUp);
    if (!aligned) return aligned.error();
    frame = aligned->frame;
    first = aligned->firstFree;
  } else {
    const auto anatomical = assessment::anatomicalFrame(*recording);
    if (!anatomical) return anatomical.error();
    frame = *anatomical;
  }
  RecordedMotion motion;
  motion.angles = assessment::neckAngles(*recording, frame, first);
  if (motion.angles.size() < 2) {
    return core::Error::at({}, "The recording is too short to be played.");
  }
  const double start = recording->timeS[first];
  for (std::size_t i = first; i < recording->timeS.size(); ++i) motion.timeS.push_back(recording->timeS[i] - start);
  return motion;
}

}  // namespace cervica::app

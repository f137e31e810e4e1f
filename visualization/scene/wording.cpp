#include "visualization/scene/wording.h"

#include <cmath>
#include <cstdio>

namespace cervica::visualization {

std::string written(double value, const SceneTexts& texts) {
  char text[32];
  const double rounded = std::round(value * 10.0) / 10.0;
  std::snprintf(text, sizeof text, "%.1f", rounded == 0.0 ? 0.0 : rounded);
  std::string number;
  for (const char c : std::string_view(text)) {
    if (c == '-')
      number += "\u2212";
    else
      number += c == '.' || c == ',' ? texts.decimalPoint : c;
  }
  return number;
}

std::string written(core::Angle angle, const SceneTexts& texts) {
  return written(angle.inDegrees(), texts) + " " + texts.degrees;
}

std::string filled(std::string_view pattern, std::initializer_list<std::string> values) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                             pattern[i + 1] < static_cast<char>('1' + values.size());
    if (placeholder)
      result += *(values.begin() + (pattern[++i] - '1'));
    else
      result += pattern[i];
  }
  return result;
}

std::string nameOfMeasure(const std::string& measure, const SceneTexts& texts) {
  const auto name = texts.measures.find(measure);
  return name == texts.measures.end() ? measure : name->second;
}

std::map<std::string, std::string> SceneTexts::shortMeasureNames() {
  return {{"posture.craniovertebral_angle", "craniovertebral"},
          {"posture.craniovertebral_angle_sitting", "craniovertebral, sitting"},
          {"posture.sagittal_head_angle", "sagittal head"},
          {"posture.shoulder_c7_angle", "shoulder to C7"},
          {"posture.thoracic_kyphosis", "thoracic kyphosis"},
          {"posture.head_lateral_tilt", "head tilt"},
          {"posture.shoulder_height_difference", "shoulder line"},
          {"scapula.upward_rotation.rest", "upward rotation"},
          {"rom.cervical.flexion", "flexion"},
          {"rom.cervical.extension", "extension"},
          {"rom.cervical.lateral_flexion", "side bending"},
          {"rom.cervical.rotation", "rotation"},
          {"rom.cervical.sagittal_total", "flexion plus extension"},
          {"rom.cervical.frontal_total", "side bending, both sides"},
          {"rom.cervical.transverse_total", "rotation, both sides"}};
}

std::map<MuscleState, std::string> SceneTexts::muscleStateNames() {
  return {{MuscleState::Normal, "normal"},
          {MuscleState::Short, "short"},
          {MuscleState::Weak, "weak, low activation"},
          {MuscleState::Overactive, "overactive"},
          {MuscleState::NotExamined, "not examined"}};
}

}  // namespace cervica::visualization

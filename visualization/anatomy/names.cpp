#include "visualization/anatomy/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace cervica::visualization {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kNames{{
    {"skull", "Skull (cranium)"},
    {"mandible", "Lower jaw (mandible)"},
    {"hyoid", "Hyoid bone"},
    {"c1", "First cervical vertebra (C1, atlas)"},
    {"c2", "Second cervical vertebra (C2, axis)"},
    {"c3", "Third cervical vertebra (C3)"},
    {"c4", "Fourth cervical vertebra (C4)"},
    {"c5", "Fifth cervical vertebra (C5)"},
    {"c6", "Sixth cervical vertebra (C6)"},
    {"c7", "Seventh cervical vertebra (C7, vertebra prominens)"},
    {"ribcage", "Rib cage with breastbone (sternum)"},
    {"thorax", "Rib cage with breastbone (sternum)"},
    {"clavicle", "Collarbone (clavicle)"},
    {"scapula", "Shoulder blade (scapula)"},
    {"humerus", "Upper arm bone (humerus)"},
    {"lumbar", "Lumbar spine"},
    {"pelvis", "Pelvis"},
    {"forearm", "Forearm"},
    {"hand", "Hand"},
    {"thigh", "Thigh (femur)"},
    {"shank", "Lower leg (tibia and fibula)"},
    {"foot", "Foot"},
    {"outline", "Outline of the body"},
}};
constexpr std::array<std::string_view, 12> kOrdinals{"First",   "Second", "Third", "Fourth", "Fifth",    "Sixth",
                                                     "Seventh", "Eighth", "Ninth", "Tenth",  "Eleventh", "Twelfth"};

std::string withoutSide(std::string_view name) {
  for (const auto& [word, label] : kNames)
    if (word == name) return std::string(label);
  for (std::size_t level = 1; level <= kOrdinals.size(); ++level) {
    const std::string number = std::to_string(level);
    if (name == "t" + number) return std::string(kOrdinals[level - 1]) + " thoracic vertebra (T" + number + ")";
  }
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::string labelOf(std::string_view name) {
  for (const std::string_view side : {"_left", "_right"})
    if (name.ends_with(side))
      return withoutSide(name.substr(0, name.size() - side.size())) + ", " + std::string(side.substr(1));
  return withoutSide(name);
}

}  // namespace cervica::visualization

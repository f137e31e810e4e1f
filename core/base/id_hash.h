#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cervica::core {

/// A hash for tables of identifiers ("rom.cervical.rotation"), looked up many times for each visit of a registry: it
/// reads the length, both ends and the middle, which tell identifiers apart, instead of every character. Not for texts
/// that an adversary chooses: a table of those must be bounded.
struct IdHash {
  using is_transparent = void;

  std::size_t operator()(std::string_view text) const {
    const std::size_t size = text.size();
    std::uint64_t first = 0, middle = 0, last = 0;
    if (size >= kWord) {
      std::memcpy(&first, text.data(), kWord);
      std::memcpy(&middle, text.data() + (size - kWord) / 2, kWord);
      std::memcpy(&last, text.data() + size - kWord, kWord);
    } else if (size > 0) {
      std::memcpy(&first, text.data(), size);
    }
    std::uint64_t mixed = (first ^ size) * 0x9e3779b97f4a7c15;
    mixed = (mixed ^ middle ^ mixed >> 32) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ last ^ mixed >> 32) * 0x94d049bb133111eb;
    return mixed ^ mixed >> 32;
  }

 private:
  static constexpr std::size_t kWord = sizeof(std::uint64_t);
};

}  // namespace cervica::core

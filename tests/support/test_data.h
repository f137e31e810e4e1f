#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace cervica::tests {

/// The bytes of a file under tests/data.
inline std::string readTestFile(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(CERVICA_TEST_DATA) / name;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace cervica::tests

#include "app/ctl/documents.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace cervica::app::ctl {
namespace {

std::string readLimited(std::istream& stream, std::size_t largest) {
  std::string bytes;
  char block[1 << 16];
  while (bytes.size() <= largest && (stream.read(block, sizeof block) || stream.gcount() > 0)) {
    bytes.append(block, static_cast<std::size_t>(stream.gcount()));
  }
  return bytes;
}

}  // namespace

std::string readDocument(const std::string& path, Invocation& call, std::size_t largest) {
  if (path == "-") return readLimited(call.in, largest);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputRefused(path, core::Error::at("", "is a folder, not a document"));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputRefused(path, core::Error::at("", std::string("cannot be read: ") + std::strerror(errno)));
  return readLimited(file, largest);
}

core::Visit readVisit(const std::string& path, Invocation& call, const core::Catalogue& catalogue) {
  return accepted(core::readVisit(readDocument(path, call), catalogue), path);
}

}  // namespace cervica::app::ctl

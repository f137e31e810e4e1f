# cervica_embed(TARGET NAMESPACE FILES...): puts text files into the program, so that nothing can be missing or edited
# beside it. TARGET gets the header "<TARGET>_files.h" with `std::span<const EmbeddedFile> NAMESPACE::embeddedFiles()`,
# each file with its name, bytes and SHA-256. Done at configure time; a change of a file configures again.
function(cervica_embed target namespace)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  set(body "")
  foreach(file ${ARGN})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    get_filename_component(name "${file}" NAME)
    file(SHA256 "${CMAKE_CURRENT_SOURCE_DIR}/${file}" hash)
    string(MAKE_C_IDENTIFIER "k_${name}" symbol)
    # The assembler copies the bytes as they are: no quoting, no limit on length, no compile time.
    string(APPEND assembler ".section .rodata\n.balign 16\n.global ${target}_${symbol}\n.global ${target}_${symbol}_end\n"
      "${target}_${symbol}:\n.incbin \"${CMAKE_CURRENT_SOURCE_DIR}/${file}\"\n${target}_${symbol}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${target}_${symbol}[];\nextern \"C\" const char ${target}_${symbol}_end[];\n")
    string(APPEND entries "    EmbeddedFile{\"${name}\", std::string_view(${target}_${symbol}, static_cast<std::size_t>(${target}_${symbol}_end - ${target}_${symbol})), \"${hash}\"},\n")
    list(APPEND inputs "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  endforeach()
  file(CONFIGURE OUTPUT "${out}/${target}_files.h" CONTENT
"#pragma once
#include <span>
#include <string_view>
namespace ${namespace} {
struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
  std::string_view sha256;
};
std::span<const EmbeddedFile> embeddedFiles();
}
" @ONLY)
  file(CONFIGURE OUTPUT "${out}/${target}_files.S" CONTENT "${assembler}.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  file(CONFIGURE OUTPUT "${out}/${target}_files.cpp" CONTENT
"#include \"${target}_files.h\"
#include <array>
${declarations}
namespace ${namespace} {
std::span<const EmbeddedFile> embeddedFiles() {
  static const std::array files{
${entries}  };
  return files;
}
}
" @ONLY)
  set_source_files_properties("${out}/${target}_files.S" PROPERTIES OBJECT_DEPENDS "${inputs}")
  target_sources(${target} PRIVATE "${out}/${target}_files.cpp" "${out}/${target}_files.S")
  target_include_directories(${target} PRIVATE "${out}")
endfunction()

# Compiler settings shared by every target, as one interface target that is linked privately.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# Without this sloppiness ccache refuses every file that uses a precompiled header. It is set here, not only in the
# presets, so that a plain ninja has it too.
find_program(CERVICA_CCACHE ccache)
if(CERVICA_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CERVICA_CCACHE}")
endif()

add_library(cervica_options INTERFACE)
target_compile_features(cervica_options INTERFACE cxx_std_20)
target_compile_options(cervica_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wimplicit-fallthrough -Wswitch-enum
  -Wold-style-cast -Wnon-virtual-dtor -Wsuggest-override -fstack-protector-strong
  # GCC's precompiled headers and ccache agree only when the file times are left out of the hash.
  -fpch-preprocess)
target_compile_definitions(cervica_options INTERFACE
  CERVICA_VERSION="${PROJECT_VERSION}" $<$<CONFIG:Debug>:CERVICA_ABORT_ON_CONTRACT_VIOLATION>)
target_link_options(cervica_options INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC sees overflows in std::string's own code (GCC bugs 105329 and 105651): 12 often, 14 still where strings are added.
  target_compile_options(cervica_options INTERFACE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
endif()
if(CERVICA_WERROR)
  # GCC takes the inside of an empty std::optional for a forgotten value (GCC bug 80635): a warning, not an error.
  target_compile_options(cervica_options INTERFACE -Werror -Wno-error=maybe-uninitialized)
endif()
if(CERVICA_SANITIZE)
  target_compile_options(cervica_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -g)
  target_link_options(cervica_options INTERFACE -fsanitize=address,undefined)
else()
  target_compile_definitions(cervica_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

# cervica_layer(NAME SOURCES... ): a static library of one folder, known as cervica::NAME, included from the project's root.
function(cervica_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(cervica_${name} STATIC ${arg_SOURCES})
  add_library(cervica::${name} ALIAS cervica_${name})
  target_include_directories(cervica_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(cervica_${name} PUBLIC ${arg_PUBLIC} PRIVATE cervica_options ${arg_PRIVATE})
endfunction()

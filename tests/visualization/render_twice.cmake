# The same visit drawn by two processes must be the same bytes, also on a private display.
#   cmake -DPROGRAM=cervicactl -DVISIT=visit.json -DFOLDER=where -P render_twice.cmake
foreach(run first second)
  if(run STREQUAL "second")
    unset(ENV{DISPLAY})
  endif()
  execute_process(COMMAND "${PROGRAM}" render "${VISIT}" --view oblique --size 400x480 -o "${FOLDER}/${run}.png"
    RESULT_VARIABLE result ERROR_VARIABLE said)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "the ${run} picture failed with exit ${result}: ${said}")
  endif()
endforeach()
file(SHA256 "${FOLDER}/first.png" first)
file(SHA256 "${FOLDER}/second.png" second)
if(NOT first STREQUAL second)
  message(FATAL_ERROR "two processes drew different pictures: ${FOLDER}/first.png and ${FOLDER}/second.png")
endif()

# accord_words(OUT): compiles web/words/<language>.po to build/words/<language>.mo, checked by msgfmt; OUT lists the results.
function(accord_words out)
  find_program(MSGFMT msgfmt REQUIRED)
  file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/words/*.po)
  set(compiled "")
  foreach(catalogue ${catalogues})
    get_filename_component(language ${catalogue} NAME_WE)
    set(mo ${CMAKE_BINARY_DIR}/words/${language}.mo)
    add_custom_command(
      OUTPUT ${mo}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/words
      COMMAND ${MSGFMT} --check --output-file=${mo} ${catalogue}
      DEPENDS ${catalogue})
    list(APPEND compiled ${mo})
  endforeach()
  set(${out} ${compiled} PARENT_SCOPE)
endfunction()

# What nutgraf links that Debian gives no CMake packages. Read by the build and, once installed, by the library's users.

find_package(Threads REQUIRED)
foreach(library re2 utf8proc uchardet)
  if(NOT TARGET nutgraf::${library})
    find_library(nutgraf_${library} ${library} REQUIRED)
    mark_as_advanced(nutgraf_${library})
    add_library(nutgraf::${library} UNKNOWN IMPORTED)
    set_target_properties(nutgraf::${library} PROPERTIES IMPORTED_LOCATION ${nutgraf_${library}})
  endif()
endforeach()

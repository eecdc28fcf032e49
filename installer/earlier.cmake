# The same tree as an earlier version, for the tests to upgrade from: linked once more, nothing is compiled again but what
# tells the version.
set(FAIRLEAD_EARLIER_VERSION "0.0.9" CACHE STRING "Version of the package to upgrade from that the tests make")

# fairlead_earlier_programs(): NAME_earlier for each program there is, in the folder bin/ below; `earlier_programs` makes them.
function(fairlead_earlier_programs)
    fairlead_version_object(fairlead_version_earlier "${FAIRLEAD_EARLIER_VERSION}")
    add_custom_target(earlier_programs)
    foreach(program IN LISTS FAIRLEAD_PROGRAMS)
        if(NOT TARGET ${program})
            continue()
        endif()
        get_target_property(libraries ${program} LINK_LIBRARIES)
        list(TRANSFORM libraries REPLACE "^fairlead_version$" fairlead_version_earlier)
        # A resource of Windows's tells a version, too.
        add_executable(${program}_earlier "$<FILTER:$<TARGET_OBJECTS:${program}>,EXCLUDE,[.](rc|res)([.]|$)>")
        target_link_libraries(${program}_earlier PRIVATE ${libraries})
        get_target_property(windowed ${program} WIN32_EXECUTABLE)
        set_target_properties(${program}_earlier PROPERTIES OUTPUT_NAME ${program} LINKER_LANGUAGE CXX
            WIN32_EXECUTABLE "${windowed}" RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/bin")
        add_dependencies(earlier_programs ${program}_earlier)
    endforeach()
endfunction()

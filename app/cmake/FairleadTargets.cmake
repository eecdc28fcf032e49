# The few functions all targets go through, so that strictness lives at the target and not in prose.

# What every target of ours is compiled with.
function(fairlead_apply_rules target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/app" "${PROJECT_SOURCE_DIR}")
    if(target MATCHES "^(tst_|bench_|fairlead_testsupport)")
        target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/tests")
    endif()
    target_compile_definitions(${target} PRIVATE
        QT_NO_CONTEXTLESS_CONNECT        # a lambda connected without a context outlives what it captured
        QT_NO_URL_CAST_FROM_STRING       # every address is parsed on purpose
        QT_NO_CAST_TO_ASCII
        QT_NO_FOREACH
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
        QT_USE_QSTRINGBUILDER)
    if(MSVC)
        # Coroutines make many sections; and <windows.h> has macros min and max, MinGW's for C alone.
        target_compile_options(${target} PRIVATE /W4 /utf-8 /bigobj $<$<BOOL:${FAIRLEAD_WERROR}>:/WX>)
        target_compile_definitions(${target} PRIVATE NOMINMAX)
    else()
        target_compile_options(${target} PRIVATE
            -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
            -Werror=switch               # an unhandled enum value is a fault
            $<$<BOOL:${FAIRLEAD_WERROR}>:-Werror>)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # GCC 12 reports the frames of coroutines and QStringBuilder temporaries wrongly with these two.
            target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized -Wno-mismatched-new-delete)
        endif()
    endif()
    # One precompiled header for all: Qt Core and QCoro are most of what a compiler reads here. Off for everyday
    # work, where ccache shares objects between checkouts instead.
    if(FAIRLEAD_PCH)
        if(target STREQUAL "fairlead_core")
            target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/app/core/precompiled.h")
        elseif(target STREQUAL "fairlead_testheaders")
            target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/support/precompiled.h")
        elseif(target MATCHES "^tst_")
            target_precompile_headers(${target} REUSE_FROM fairlead_testheaders)
        elseif(TARGET fairlead_core)
            target_precompile_headers(${target} REUSE_FROM fairlead_core)
        endif()
        if(target MATCHES "^(tst_|fairlead_testheaders)")
            # What Qt Test tells each program of its folders would keep them from sharing.
            target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
        endif()
    endif()
endfunction()

# fairlead_library(core SOURCES … DEPENDS … LINKS …): one folder below app/, one static library.
# DEPENDS names folders of ours; the order of design.md's layout is guarded by tests/unit/layout.
function(fairlead_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LINKS;PRIVATE_LINKS" ${ARGN})
    set(target fairlead_${name})
    add_library(${target} STATIC ${ARG_SOURCES})
    add_library(Fairlead::${name} ALIAS ${target})
    fairlead_apply_rules(${target})
    list(TRANSFORM ARG_DEPENDS PREPEND Fairlead::)
    target_link_libraries(${target} PUBLIC Qt6::Core ${ARG_DEPENDS} ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    if(FAIRLEAD_UNITY)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # What one source names at its top shadows nothing in the next, and none of them is the header that GCC
            # takes it for.
            target_compile_options(${target} PRIVATE -Wno-shadow -Wshadow=local -Wno-subobject-linkage)
        endif()
    endif()
    set_property(GLOBAL APPEND PROPERTY FAIRLEAD_LIBRARIES ${target})
endfunction()

# Which sources FAIRLEAD_UNITY compiles together: at most twelve of one folder of one library, since folders are where
# the same file, and the same helper in it, is found once per provider.
function(fairlead_group_sources)
    get_property(libraries GLOBAL PROPERTY FAIRLEAD_LIBRARIES)
    foreach(library ${libraries})
        get_target_property(home ${library} SOURCE_DIR)
        get_target_property(sources ${library} SOURCES)
        list(FILTER sources INCLUDE REGEX "\\.cpp$")
        foreach(source ${sources})
            cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${home}" NORMALIZE)
            cmake_path(GET source PARENT_PATH folder)
            string(MAKE_C_IDENTIFIER "${library}${folder}" room)
            math(EXPR count_${room} "${count_${room}} + 0")
            math(EXPR part "${count_${room}} / 12")
            math(EXPR count_${room} "${count_${room}} + 1")
            cmake_path(GET folder FILENAME name)
            set_property(SOURCE "${source}" TARGET_DIRECTORY ${library} PROPERTY UNITY_GROUP "${name}${part}")
        endforeach()
    endforeach()
endfunction()

# fairlead_hot_path(jsonpage.cpp …): what a first load spends its time in. Optimised in every preset that optimises at all
# as it is in what people get, so that the gate's figures are theirs.
function(fairlead_hot_path)
    if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT MSVC)
        set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-O2" SKIP_UNITY_BUILD_INCLUSION ON
            SKIP_PRECOMPILE_HEADERS ON)
    endif()
endfunction()

# fairlead_version_object(fairlead_version 1.2.3): what tells a program its version, and nothing else does.
function(fairlead_version_object name version)
    add_library(${name} OBJECT "${PROJECT_SOURCE_DIR}/app/programversion.cpp" "${PROJECT_SOURCE_DIR}/app/programversion.h")
    fairlead_apply_rules(${name})
    target_link_libraries(${name} PUBLIC Qt6::Core)
    target_compile_definitions(${name} PRIVATE FAIRLEAD_VERSION="${version}")
endfunction()

# fairlead_program(fairleadctl SOURCES … DEPENDS … LINKS …): an executable in build/bin.
function(fairlead_program name)
    cmake_parse_arguments(ARG "WINDOWED" "" "SOURCES;DEPENDS;LINKS" ${ARGN})
    qt_add_executable(${name} ${ARG_SOURCES})
    fairlead_apply_rules(${name})
    list(TRANSFORM ARG_DEPENDS PREPEND Fairlead::)
    target_link_libraries(${name} PRIVATE Qt6::Core fairlead_version ${ARG_DEPENDS} ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES AUTOMOC ON WIN32_EXECUTABLE ${ARG_WINDOWED} MACOSX_BUNDLE ${ARG_WINDOWED})
endfunction()

# fairlead_test(tst_pkce SOURCES … DEPENDS … LINKS … LABELS unit [TIMEOUT 60]): one Qt Test program, one CTest entry.
# UNDER names a command to start it with (tests/support/withkeyring ready).
function(fairlead_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPENDS;LINKS;LABELS;ENVIRONMENT;UNDER" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(FAIRLEAD_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 3") # what the sanitisers make of it
    endif()
    add_executable(${name} ${ARG_SOURCES})
    fairlead_apply_rules(${name})
    # Empty for nearly every test, and read in no time without the precompiled header.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    list(TRANSFORM ARG_DEPENDS PREPEND Fairlead::)
    target_link_libraries(${name} PRIVATE Qt6::Core Qt6::Test ${ARG_DEPENDS} ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    if(CMAKE_CROSSCOMPILING)
        set(ARG_UNDER "${PROJECT_SOURCE_DIR}/tests/installer/windows/underwine")
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 2") # what Wine makes of it
    endif()
    add_test(NAME ${name} COMMAND ${ARG_UNDER} $<TARGET_FILE:${name}>)
    # The long ones first, so that none is left to run alone at the end.
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} COST ${ARG_TIMEOUT}
        ENVIRONMENT "${ARG_ENVIRONMENT}")
    # `unit_tests` builds just these: the sanitiser run needs no program and no window. `installer_tests` likewise.
    foreach(label unit installer)
        if(label IN_LIST ARG_LABELS)
            if(NOT TARGET ${label}_tests)
                add_custom_target(${label}_tests)
            endif()
            add_dependencies(${label}_tests ${name})
        endif()
    endforeach()
endfunction()

# Adds each named folder that exists: folders of later issues are not there yet.
macro(fairlead_add_folders)
    foreach(folder ${ARGN})
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
            add_subdirectory(${folder})
        endif()
    endforeach()
endmacro()

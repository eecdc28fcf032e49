# Feature options, one line each. Everything is on where its libraries are found.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

option(FAIRLEAD_WERROR "Warnings are errors" OFF)
option(FAIRLEAD_PCH "Precompile the headers every source includes: clean builds take half the time" OFF)
option(FAIRLEAD_UNITY "Compile the sources of a library's folder together: a clean build takes half the time" OFF)
option(FAIRLEAD_FUZZ "Build the libFuzzer targets (clang only)" OFF)
option(FAIRLEAD_LIBRARIES_ONLY "Only the portable libraries: no programs, no tests" OFF)
set(FAIRLEAD_SANITIZE "" CACHE STRING "Sanitisers, as in -fsanitize=")

find_package(Qt6 QUIET OPTIONAL_COMPONENTS WebEngineWidgets HttpServer LinguistTools)
option(FAIRLEAD_SIGNIN "Build the sign-in popup (needs Qt WebEngine)" ${Qt6WebEngineWidgets_FOUND})
option(FAIRLEAD_PRACTICE "Build the practice org (needs Qt HTTP Server)" ${Qt6HttpServer_FOUND})

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    if(FAIRLEAD_PCH)
        # ccache's own conditions for sources that use a precompiled header; with dependency files as the key nothing is
        # preprocessed twice.
        set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_DEPEND=1
            "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${CCACHE_PROGRAM}")
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            add_compile_options(-fpch-preprocess)
        endif()
    endif()
endif()

if(FAIRLEAD_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The precompiled header alone fills the heap at which GCC begins to look for garbage: a tenth of its time, for
    # nothing.
    add_compile_options("SHELL:--param ggc-min-expand=400" "SHELL:--param ggc-min-heapsize=2097152")
endif()

if(FAIRLEAD_UNITY AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # A clean build links each of its many programs just once; gold, part of Debian 12's binutils, takes half as long.
    find_program(FAIRLEAD_GOLD ld.gold)
    if(FAIRLEAD_GOLD)
        add_link_options(-fuse-ld=gold)
    endif()
endif()

# Nothing that is called through a table can be written over once the program runs. Of the linker alone: what the
# compiler can do about it is for who packs what people get (installer/debian/build).
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_link_options(-Wl,-z,relro,-z,now)
endif()

if(FAIRLEAD_SANITIZE)
    add_compile_options(-fsanitize=${FAIRLEAD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    # Checked at every use of a pointer, these double the time of a build; what they find first, a null or a foreign
    # pointer, ends under the address sanitiser too.
    if(FAIRLEAD_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize=null,alignment,vptr,object-size,nonnull-attribute,returns-nonnull-attribute)
    endif()
    add_link_options(-fsanitize=${FAIRLEAD_SANITIZE})
endif()

# cmake -D SOURCE=… -D WORK=… -D NPM=… [-D BUILD=package -D NODE_FILES=…] -P install.cmake
# Modules are found from where a script lies, so the scripts are copied next to node_modules. Nobody's install scripts
# run; BUILD is compiled from its own sources with the headers below NODE_FILES.
file(GLOB scripts "${SOURCE}/*.mjs")
file(COPY ${scripts} DESTINATION "${WORK}")
file(SHA256 "${SOURCE}/package-lock.json" wanted)
set(stamp "${WORK}/node_modules/.fairlead-lock")
set(installed "")
if(EXISTS "${stamp}")
    file(READ "${stamp}" installed)
endif()
if(installed STREQUAL wanted)
    return()
endif()
file(COPY "${SOURCE}/package.json" "${SOURCE}/package-lock.json" DESTINATION "${WORK}")
execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY "${WORK}"
    RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "npm ci failed: ${failed}")
endif()
if(BUILD)
    set(ENV{npm_config_nodedir} "${NODE_FILES}")
    execute_process(COMMAND "${NPM}" run build-release WORKING_DIRECTORY "${WORK}/node_modules/${BUILD}"
        RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "${BUILD} was not built: ${failed}")
    endif()
endif()
file(WRITE "${stamp}" "${wanted}")

# What a Linux package holds, as `version` with the programs of `suffix`. Symbolic links lead from the folder of commands to
# the programs, which find each other where they are really kept.
set(here "${CMAKE_CURRENT_BINARY_DIR}")
set(made "${PROJECT_BINARY_DIR}/installer/linux")
set(kept "${PROJECT_SOURCE_DIR}/installer/linux")

fairlead_install_programs(${programs_folder} ${suffix})
file(MAKE_DIRECTORY "${here}/commands")
foreach(program IN LISTS FAIRLEAD_PROGRAMS_ON_PATH)
    file(CREATE_LINK "../${programs_folder}/${program}" "${here}/commands/${program}" SYMBOLIC)
    install(FILES "${here}/commands/${program}" DESTINATION bin COMPONENT programs)
    install(FILES "${made}/reference/${program}.1.gz" DESTINATION share/man/man1 COMPONENT documents)
    install(FILES "${made}/reference/bash/${program}" DESTINATION share/bash-completion/completions COMPONENT desktop)
    install(FILES "${made}/reference/zsh/_${program}" DESTINATION share/zsh/vendor-completions COMPONENT desktop)
    install(FILES "${made}/reference/fish/${program}.fish" DESTINATION share/fish/vendor_completions.d COMPONENT desktop)
endforeach()

configure_file("${kept}/fairlead.desktop.in" "${here}/${FAIRLEAD_DESKTOP_ID}.desktop" @ONLY)
configure_file("${kept}/fairlead.metainfo.xml.in" "${here}/${FAIRLEAD_METAINFO_ID}.metainfo.xml" @ONLY)
install(FILES "${here}/${FAIRLEAD_DESKTOP_ID}.desktop" DESTINATION share/applications COMPONENT desktop)
install(FILES "${here}/${FAIRLEAD_METAINFO_ID}.metainfo.xml" DESTINATION share/metainfo COMPONENT desktop)

# At login for everybody, where desktops look for it beside /usr: a tree that is installed elsewhere has no business there.
# Whoever wants it not says so with an entry of his own (app/platform/autostart). TryExec: Debian keeps a removed package's
# configuration.
configure_file("${kept}/autostart.desktop.in" "${here}/autostart/${FAIRLEAD_DESKTOP_ID}.desktop" @ONLY)
install(CODE "if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
        file(INSTALL \"${here}/autostart/${FAIRLEAD_DESKTOP_ID}.desktop\" DESTINATION /etc/xdg/autostart)
    endif()" COMPONENT desktop)

set(icons share/icons/hicolor)
foreach(size IN LISTS sizes)
    install(FILES "${made}/icons/${size}.png" DESTINATION ${icons}/${size}x${size}/apps
        RENAME ${FAIRLEAD_DESKTOP_ID}.png COMPONENT desktop)
endforeach()
install(FILES "${drawing}" DESTINATION ${icons}/scalable/apps RENAME ${FAIRLEAD_DESKTOP_ID}.svg COMPONENT desktop)
install(FILES "${kept}/fairlead-symbolic.svg" DESTINATION ${icons}/symbolic/apps
    RENAME ${FAIRLEAD_DESKTOP_ID}-symbolic.svg COMPONENT desktop)

# The package brings no policy: whoever administers the computer has one, or none. What policies are written with comes
# along, also for computers with other systems.
get_property(policies GLOBAL PROPERTY FAIRLEAD_POLICY_FILES)
foreach(file IN LISTS policies)
    set(place share/doc/fairlead/policy)
    if(file MATCHES "/policy\\.json$")
        set(place share/doc/fairlead/examples)
    elseif(file MATCHES "/([a-z][a-z]-[A-Z][A-Z])/[^/]+$")
        string(APPEND place "/${CMAKE_MATCH_1}")
    endif()
    install(FILES "${file}" DESTINATION ${place} COMPONENT documents)
endforeach()
# Who upgrades what is installed here (app/desktop/updatecheck).
file(WRITE "${here}/installed-by" "dpkg\n")
install(FILES "${here}/installed-by" DESTINATION ${programs_folder} COMPONENT programs)
include("${PROJECT_SOURCE_DIR}/installer/debian/documents.cmake")

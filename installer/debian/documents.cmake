# Debian's own documents, for `version`: who holds the rights (DEP-5), and what has changed.
configure_file("${PROJECT_SOURCE_DIR}/installer/debian/copyright.in" "${here}/copyright" @ONLY)
configure_file("${PROJECT_SOURCE_DIR}/installer/debian/changelog.in" "${here}/changelog" @ONLY)
execute_process(COMMAND gzip -9nc "${here}/changelog" OUTPUT_FILE "${here}/changelog.gz" COMMAND_ERROR_IS_FATAL ANY)
install(FILES "${here}/copyright" "${here}/changelog.gz" DESTINATION share/doc/fairlead COMPONENT documents)

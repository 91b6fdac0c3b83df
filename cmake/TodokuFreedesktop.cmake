# SPDX-License-Identifier: Apache-2.0
# Linux and its relatives: desktop entry, icons, MIME types, manual pages, completion; a Debian package.
set(desktop ${CMAKE_SOURCE_DIR}/resources/desktop)
set(made ${CMAKE_BINARY_DIR}/desktop)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)

configure_file(${desktop}/app.todoku.Todoku.metainfo.xml.in ${made}/app.todoku.Todoku.metainfo.xml @ONLY)
install(FILES ${desktop}/app.todoku.Todoku.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${made}/app.todoku.Todoku.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${desktop}/app.todoku.Todoku.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/todoku.svg DESTINATION ${icons}/scalable/apps RENAME app.todoku.Todoku.svg)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/todoku.svg DESTINATION ${icons}/scalable/mimetypes RENAME application-x-todoku-case.svg)
install(FILES ${desktop}/app.todoku.Todoku-symbolic.svg DESTINATION ${icons}/symbolic/apps)
install(FILES ${desktop}/todoku-cli.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME todoku-cli)

# The manual pages say what the programs say with --help.
set(pages ${CMAKE_BINARY_DIR}/man/man1/todoku-cli.1.gz)
add_custom_command(OUTPUT ${pages} VERBATIM
    COMMAND ${CMAKE_SOURCE_DIR}/packaging/manual-pages ${CMAKE_BINARY_DIR}/man ${PROJECT_VERSION} ${TODOKU_RELEASE_DATE}
        $<TARGET_FILE:todoku-cli> $<TARGET_FILE:todoku>
    DEPENDS ${CMAKE_SOURCE_DIR}/packaging/manual-pages todoku-cli todoku
    COMMENT "Writing the manual pages")
add_custom_target(manual ALL DEPENDS ${pages})
install(DIRECTORY ${CMAKE_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Todoku reads a bounce (a non-delivery report), looks at the address, the mailbox and the DNS, and says which step mends it.\nFor office staff, the helpdesk and mail administrators, in Japanese and English; with a command line for scripts.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Not linked, but looked for while it runs: the driver of the cases on this computer ...
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
# ... and, where they are: a team's server, Wayland, Qt's own words in Japanese, kanji, the certificates of policy servers.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libqt6sql6-psql, qt6-wayland, qt6-translations-l10n, fonts-noto-cjk, ca-certificates")

# What Debian's policy wants to find in /usr/share/doc.
string(REGEX REPLACE "^([0-9-]+)$" "\\1T00:00:00Z" moment ${TODOKU_RELEASE_DATE})
execute_process(COMMAND date --utc --rfc-email --date=${moment} OUTPUT_VARIABLE moment OUTPUT_STRIP_TRAILING_WHITESPACE)
file(WRITE ${made}/changelog "todoku (${PROJECT_VERSION}) unstable; urgency=medium\n\n  * Version ${PROJECT_VERSION}.\n\n -- ${TODOKU_MAINTAINER}  ${moment}\n")
execute_process(COMMAND gzip -9nf ${made}/changelog)
install(FILES ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/todoku)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/todoku.conf.example DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/todoku/examples)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/todoku)

# SPDX-License-Identifier: Apache-2.0
# macOS: a bundle with its icon and the files it opens. Prepared, not built yet (docs/packages.md).
set(icon ${CMAKE_SOURCE_DIR}/packaging/macos/todoku.icns)
target_sources(todoku PRIVATE ${icon})
set_source_files_properties(${icon} PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(todoku PROPERTIES
    OUTPUT_NAME Todoku
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_SOURCE_DIR}/packaging/macos/Info.plist.in
    MACOSX_BUNDLE_GUI_IDENTIFIER app.todoku.Todoku
    MACOSX_BUNDLE_BUNDLE_NAME Todoku
    MACOSX_BUNDLE_ICON_FILE todoku.icns
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
find_program(MACDEPLOYQT macdeployqt HINTS ${Qt6_DIR}/../../../bin)
if(MACDEPLOYQT)
    install(CODE "execute_process(COMMAND ${MACDEPLOYQT} \"\${CMAKE_INSTALL_PREFIX}/Todoku.app\" COMMAND_ERROR_IS_FATAL ANY)")
endif()
set(CPACK_GENERATOR DragNDrop)

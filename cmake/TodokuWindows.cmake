# SPDX-License-Identifier: Apache-2.0
# Windows: icon and version in the program, an installer with file associations. Prepared, not built yet (docs/packages.md).
configure_file(${CMAKE_SOURCE_DIR}/packaging/windows/todoku.rc.in ${CMAKE_BINARY_DIR}/todoku.rc @ONLY)
enable_language(RC)
target_sources(todoku PRIVATE ${CMAKE_BINARY_DIR}/todoku.rc)

# Qt's libraries and plugins beside the programs.
find_program(WINDEPLOYQT windeployqt HINTS ${Qt6_DIR}/../../../bin)
if(WINDEPLOYQT)
    install(CODE "execute_process(COMMAND ${WINDEPLOYQT} --no-compiler-runtime --translations ja,en \"\${CMAKE_INSTALL_PREFIX}/bin/todoku.exe\" COMMAND_ERROR_IS_FATAL ANY)")
endif()

set(CPACK_GENERATOR NSIS ZIP)
set(CPACK_NSIS_DISPLAY_NAME Todoku)
set(CPACK_NSIS_MUI_ICON ${CMAKE_SOURCE_DIR}/packaging/windows/todoku.ico)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\\\todoku.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_PACKAGE_EXECUTABLES todoku Todoku)
# .todoku is ours; .eml and .msg stay Outlook's, Todoku only stands under "Open with".
set(classes "HKLM \\\"Software\\\\Classes")
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "
    WriteRegStr ${classes}\\\\Todoku.Case\\\" \\\"\\\" \\\"Todoku\\\"
    WriteRegStr ${classes}\\\\Todoku.Case\\\\DefaultIcon\\\" \\\"\\\" \\\"$INSTDIR\\\\bin\\\\todoku.exe,0\\\"
    WriteRegStr ${classes}\\\\Todoku.Case\\\\shell\\\\open\\\\command\\\" \\\"\\\" '\\\"$INSTDIR\\\\bin\\\\todoku.exe\\\" \\\"%1\\\"'
    WriteRegStr ${classes}\\\\.todoku\\\" \\\"\\\" \\\"Todoku.Case\\\"
    WriteRegStr ${classes}\\\\.eml\\\\OpenWithProgids\\\" \\\"Todoku.Case\\\" \\\"\\\"
    WriteRegStr ${classes}\\\\.msg\\\\OpenWithProgids\\\" \\\"Todoku.Case\\\" \\\"\\\"")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "
    DeleteRegKey ${classes}\\\\Todoku.Case\\\"
    DeleteRegKey ${classes}\\\\.todoku\\\"
    DeleteRegValue ${classes}\\\\.eml\\\\OpenWithProgids\\\" \\\"Todoku.Case\\\"
    DeleteRegValue ${classes}\\\\.msg\\\\OpenWithProgids\\\" \\\"Todoku.Case\\\"")

# SPDX-License-Identifier: Apache-2.0
# What goes where when Todoku is installed, and how cpack packs it. Everything that differs by system stands here.
include(GNUInstallDirs)
set(TODOKU_RELEASE_DATE 2026-11-25 CACHE STRING "The day of this version, for the manual pages and software centres")
set(TODOKU_MAINTAINER "Todoku developers <todoku@localhost>" CACHE STRING "Who answers for a package that is built here")
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # cpack packs what was built; it does not build the tests first

install(TARGETS todoku todoku-cli BUNDLE DESTINATION . RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET todoku-pst)
    if(WIN32 OR APPLE)
        install(TARGETS todoku-pst RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    else()
        install(TARGETS todoku-pst RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR})
    endif()
endif()

set(CPACK_PACKAGE_NAME todoku)
set(CPACK_PACKAGE_VENDOR Todoku)
set(CPACK_PACKAGE_CONTACT ${TODOKU_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finds out why a message came back, and leads to the fix")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/package)

if(WIN32)
    include(TodokuWindows)
elseif(APPLE)
    include(TodokuMacOS)
else()
    include(TodokuFreedesktop)
endif()
include(CPack)

# SPDX-License-Identifier: Apache-2.0
# What every file of the project is compiled with, as one interface target.
add_library(todoku_strict INTERFACE)
target_compile_features(todoku_strict INTERFACE cxx_std_20)
target_compile_definitions(todoku_strict INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(todoku_strict INTERFACE /W4 /WX /utf-8 /permissive-)
else()
    target_compile_options(todoku_strict INTERFACE
        -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # QStringBuilder and std::optional make GCC 12 see ghosts when it optimises.
        target_compile_options(todoku_strict INTERFACE -Wno-error=maybe-uninitialized -Wno-maybe-uninitialized -Wno-error=restrict
            -Wno-error=dangling-pointer -Wno-error=array-bounds -Wno-error=stringop-overflow)
    endif()
endif()
if(TODOKU_SANITIZE OR TODOKU_FUZZ)
    target_compile_options(todoku_strict INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(todoku_strict INTERFACE -fsanitize=address,undefined)
endif()
if(TODOKU_FUZZ)
    target_compile_options(todoku_strict INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(TODOKU_COVERAGE)
    target_compile_options(todoku_strict INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(todoku_strict INTERFACE --coverage)
endif()

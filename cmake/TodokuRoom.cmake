# SPDX-License-Identifier: Apache-2.0

# One room: its insides, and one door, include/todoku/<name>.h.
# SEES: what appears in the door. USES: what only the insides need.
# Every room is compiled with one of two precompiled headers, so that a first build stays short.
function(todoku_room name)
    cmake_parse_arguments(room "" "KIND" "SOURCES;SEES;USES" ${ARGN})
    if(NOT room_KIND)
        set(room_KIND core)
    endif()
    # Absolute names, or lupdate finds nothing and says nothing.
    list(TRANSFORM room_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    add_library(todoku_${name} STATIC ${room_SOURCES} ${CMAKE_CURRENT_SOURCE_DIR}/include/todoku/${name}.h)
    add_library(todoku::${name} ALIAS todoku_${name})
    target_include_directories(todoku_${name} PUBLIC include)
    target_link_libraries(todoku_${name} PUBLIC ${room_SEES} PRIVATE ${room_USES} todoku_strict)
    set_property(GLOBAL APPEND PROPERTY todoku_rooms ${name})
    set_property(GLOBAL APPEND PROPERTY todoku_translated_sources ${room_SOURCES})
    set_property(GLOBAL APPEND PROPERTY todoku_translated_sources ${CMAKE_CURRENT_SOURCE_DIR}/include/todoku/${name}.h)
    todoku_precompile(todoku_${name} ${room_KIND})
endfunction()

# The compiler reads the large Qt headers once for each kind ("core", "widgets") and every target of the kind reuses them.
function(todoku_precompile target kind)
    if(TARGET todoku_pch_${kind})
        target_precompile_headers(${target} REUSE_FROM todoku_pch_${kind})
    endif()
endfunction()

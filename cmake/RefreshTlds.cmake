# SPDX-License-Identifier: Apache-2.0
# Writes resources/tables/tlds.json anew from the npm package "tlds" (the root zone as IANA publishes it): cmake -P cmake/RefreshTlds.cmake
cmake_minimum_required(VERSION 3.25)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
set(scratch ${root}/build/tlds)
file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})

find_program(NPM npm REQUIRED)
execute_process(COMMAND ${NPM} pack --silent tlds WORKING_DIRECTORY ${scratch} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
file(GLOB archive ${scratch}/tlds-*.tgz)
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${scratch})
file(READ ${scratch}/package/package.json package)
string(JSON version GET "${package}" version)
file(READ ${scratch}/package/index.json names)

string(REGEX MATCHALL "\"[^\"]+\"" names "${names}")
list(LENGTH names count)
if(count LESS 1000)
    message(FATAL_ERROR "Only ${count} top-level domains: something is wrong with the package")
endif()
list(TRANSFORM names REPLACE "(.+)" "  {\"tld\": \\1}")
list(JOIN names ",\n" rows)
string(TIMESTAMP month "%Y-%m" UTC)
file(WRITE ${root}/resources/tables/tlds.json
    "{\"about\": \"Top-level domains of the root zone. Refresh with: cmake -P cmake/RefreshTlds.cmake\",\n"
    " \"source\": \"npm package tlds ${version} (IANA root zone)\", \"date\": \"${month}\", \"rows\": [\n${rows}\n]}\n")
message(STATUS "${count} top-level domains, tlds ${version}")

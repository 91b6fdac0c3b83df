# SPDX-License-Identifier: Apache-2.0
# What ./run and ./test share: say, install, build. To be sourced by bash, from the project's top folder.

log_folder=build/log

# In the language of whoever sits in front of it.
say() { # ENGLISH JAPANESE
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    ja*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
    esac >&2
}

fail() { # ENGLISH JAPANESE
    say "$1" "$2"
    exit 1
}

# Quiet while all is well; the end of the log and where to find the whole of it when not.
quietly() { # NAME COMMAND...
    local log="$log_folder/$1.log"
    mkdir -p "$log_folder"
    shift
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        say "This failed: $*" "失敗しました: $*"
        say "The whole log: $PWD/$log" "ログ全体: $PWD/$log"
        return 1
    fi
}

packages_of() { # GROUP...
    awk -v wanted=" $* " '/^\[/ { gsub(/[][]/, ""); group = $1; next } NF && !/^#/ && index(wanted, " " group " ") { print $1 }' packaging/debian-packages.txt
}

missing_packages() { # GROUP...
    local package
    for package in $(packages_of "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# sudo may ask for a password only where somebody is there to type it.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 2 ]; then
        sudo "$@" </dev/tty
    else
        sudo -n "$@"
    fi
}

install_packages() { # PACKAGE...
    local options=(-qq --yes --no-install-recommends -o DPkg::Lock::Timeout=300)
    # Lists that are missing or too old are the usual reason for a first failure.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "$@" && return
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "$@"
}

needed_elsewhere() {
    say "Todoku needs a C++20 compiler, CMake 3.25, Ninja, pkg-config, Qt 6.4 or newer (Core, Gui, Widgets, Network, Concurrent, Sql, Svg, Test, LinguistTools), ldns, OpenSSL 3, ICU and zlib. Please install them; packaging/debian-packages.txt has their names in Debian." \
        "Todoku のビルドには、C++20 コンパイラー、CMake 3.25、Ninja、pkg-config、Qt 6.4 以降（Core、Gui、Widgets、Network、Concurrent、Sql、Svg、Test、LinguistTools）、ldns、OpenSSL 3、ICU、zlib が必要です。インストールしてください。Debian でのパッケージ名は packaging/debian-packages.txt にあります。"
}

# Installs what is missing, with one call of apt; on other systems says what is needed.
need() { # GROUP...
    local missing program
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        for program in cmake ninja pkg-config; do
            command -v "$program" >/dev/null || { needed_elsewhere; exit 1; }
        done
        return
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "Please install what is missing, as root: apt-get install $missing" "足りないパッケージを root でインストールしてください: apt-get install $missing"
    fi
    say "Installing: $missing" "インストールしています: $missing"
    # The list is split into its names on purpose.
    # shellcheck disable=SC2086
    quietly packages install_packages $missing || exit 1
}

build() { # PRESET [TARGET...]
    local preset=$1 launcher
    shift
    launcher=$(command -v ccache || true)
    [ -e "build/$preset/build.ninja" ] || say "Building Todoku. The first time takes about two minutes." "Todoku をビルドしています。初回は 2 分ほどかかります。"
    quietly configure cmake --preset "$preset" "-DCMAKE_CXX_COMPILER_LAUNCHER=$launcher" || { command -v apt-get >/dev/null || needed_elsewhere; exit 1; }
    quietly build cmake --build --preset "$preset" ${@:+--target "$@"} || exit 1
}

# Qt wants UTF-8, also where no locale is installed. The language stays what it is.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ] && [ -z "${LC_ALL:-}" ]; then
    export LC_CTYPE=C.UTF-8
fi

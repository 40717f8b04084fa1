# shellcheck shell=bash
# Sourced by ./run, ./bench and ./verify: sets JAVA_HOME to a JDK 25 or later, or exits with what to install.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    # Reading the release file is much faster than starting each java.
    local major
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${major:-0}" -ge 25 ]
}

home_of_javac() {
    local javac=$1 target
    # Older releases of macOS have no readlink -f.
    while [ -L "$javac" ]; do
        target=$(readlink "$javac")
        case $target in
            /*) javac=$target ;;
            *) javac=$(dirname "$javac")/$target ;;
        esac
    done
    (cd "$(dirname "$javac")/.." && pwd -P)
}

find_jdk() {
    local candidate
    if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
        return
    fi
    if candidate=$(command -v javac) && candidate=$(home_of_javac "$candidate") && is_jdk_25 "$candidate"; then
        JAVA_HOME=$candidate
        return
    fi
    for candidate in /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            return
        fi
    done
    echo "Error: no JDK 25 or later found: install Temurin 25 (https://adoptium.net) or set JAVA_HOME" >&2
    exit 1
}

require_maven() {
    local version major minor patch
    if ! version=$(mvn -B --version 2>/dev/null | sed -n "s/.*Apache Maven \([0-9.]*\).*/\1/p" | head -n 1) || [ -z "$version" ]; then
        echo "Error: no mvn found: install Apache Maven 3.8.6 or later" >&2
        exit 1
    fi
    IFS=. read -r major minor patch <<<"$version"
    if [ $((major * 1000000 + minor * 1000 + ${patch:-0})) -lt 3008006 ]; then
        echo "Error: Apache Maven $version is too old: install 3.8.6 or later" >&2
        exit 1
    fi
}

find_jdk
export JAVA_HOME

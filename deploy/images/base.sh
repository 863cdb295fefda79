#!/bin/sh
# Builds the base image from nothing: Debian's essential packages, jemalloc and a Java runtime cut to what Plumbline uses.
# Called by build.sh, with the name of the image to make. Needs root (debootstrap), a JDK and a docker engine.
#
#   PLUMBLINE_DEBIAN_SUITE    Debian release of the image (default: this machine's, where it is Debian; else bookworm)
#   PLUMBLINE_DEBIAN_MIRROR   where its packages come from (default: what apt uses here, else debootstrap's own default)
set -eu

# All of Java SE, so that a new library does not break the image, and of the JDK what is looked up by name at run time.
MODULES=java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.net,jdk.random
MODULES=$MODULES,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs

fail() {
    echo "error: $1" >&2
    [ -z "${2:-}" ] || echo "  $2" >&2
    exit 1
}

java_home() {
    if [ -n "${JAVA_HOME:-}" ]; then
        echo "$JAVA_HOME"
    else
        dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
    fi
}

suite() {
    if [ -n "${PLUMBLINE_DEBIAN_SUITE:-}" ]; then
        echo "$PLUMBLINE_DEBIAN_SUITE"
    else
        # shellcheck disable=SC1091 # not there everywhere
        (. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && echo "${VERSION_CODENAME:-bookworm}") ||
            echo bookworm
    fi
}

mirror() {
    if [ -n "${PLUMBLINE_DEBIAN_MIRROR:-}" ]; then
        echo "$PLUMBLINE_DEBIAN_MIRROR"
    elif command -v apt-get >/dev/null; then
        # shellcheck disable=SC2016 # apt's own format, not the shell's
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $(suite)" 2>/dev/null | head -n 1
    fi
}

# What the base is made of, in one word: the same word, the same base.
key() {
    { cat "$0" && suite && uname -m && cat "$(java_home)/release"; } | sha256sum | cut -c 1-12
}

bootstrap() {
    debootstrap --variant=minbase --include=libjemalloc2 "$(suite)" "$1" $(mirror) >"$work/debootstrap.log" 2>&1 || {
        tail -n 15 "$work/debootstrap.log" >&2
        fail "debootstrap failed." "PLUMBLINE_DEBIAN_MIRROR names another mirror."
    }
    rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/* "$1"/usr/share/doc "$1"/usr/share/man \
        "$1"/usr/share/info "$1"/usr/share/locale "$1"/etc/resolv.conf "$1"/etc/hostname
    # One name for it, whatever the processor.
    ln -s "$(cd "$1" && find usr/lib -name libjemalloc.so.2 | head -n 1 | sed 's#^usr/lib/##')" \
        "$1/usr/lib/libjemalloc.so.2"
}

runtime() {
    "$(java_home)/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages \
        --output "$1/opt/java" || fail "jlink failed." "It needs a whole JDK, with its jmods directory."
}

if [ "${1:-}" = --key ]; then
    key
    exit 0
fi
image=${1:?the name of the image}
[ "$(id -u)" -eq 0 ] || fail "The base image is made with debootstrap, which needs root." "Run this as root once."
command -v debootstrap >/dev/null || fail "There is no debootstrap on the PATH." "apt-get install debootstrap"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
bootstrap "$work/root"
runtime "$work/root"
tar -C "$work/root" --numeric-owner --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' -c . |
    docker import --change 'ENV PATH=/opt/java/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$image" >/dev/null

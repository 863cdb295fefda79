#!/usr/bin/env bash
# Builds the images and runs the container tests on a machine that may have nothing for it yet.
# As root on Debian it installs docker.io and debootstrap if they are missing, and starts an engine if none answers;
# it stops the engine if it started it. Images stay, so that the next run is quick. Arguments go to Maven.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
engine=
log=

say() { echo "containers: $*" >&2; }

cleanup() {
    if [ -n "$engine" ]; then
        say "stopping the engine that was started here (pid $engine)"
        kill "$engine" 2>/dev/null || true
        wait "$engine" 2>/dev/null || true
        rm -f "$log"
    fi
}
trap cleanup EXIT
trap 'exit 130' INT TERM

answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

install_missing() {
    local missing=()
    answers || command -v dockerd >/dev/null || missing+=(docker.io)
    command -v debootstrap >/dev/null || missing+=(debootstrap)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${missing[*]}"
    apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Without bridge and without iptables: all containers here share the machine's network.
start_engine() {
    log=$(mktemp)
    dockerd --bridge=none --iptables=false --ip6tables=false >"$log" 2>&1 &
    engine=$!
    for _ in $(seq 60); do
        ! answers || return 0
        kill -0 "$engine" 2>/dev/null || break
        sleep 0.5
    done
    tail -n 20 "$log" >&2
    return 1
}

if ! answers || ! command -v debootstrap >/dev/null; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        install_missing || say "could not be installed; see above"
    fi
fi
if ! answers && [ "$(id -u)" -eq 0 ] && command -v dockerd >/dev/null; then
    say "starting an engine for the time of this run"
    start_engine || say "the engine did not start; see above"
fi

if answers; then
    say "engine $(docker version --format '{{.Server.Version}}')"
    "$root/deploy/images/build.sh"
else
    say "no docker engine, and none could be had: the tests will skip and say so"
fi
mvn -B -ntp -f "$root/pom.xml" -Pcontainers -pl deploy/containers "$@" verify

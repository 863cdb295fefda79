#!/bin/sh
# Builds the image plumbline:local, and the base that it stands on, without a registry.
# Run again, it builds only what has changed.
#
#   PLUMBLINE_IMAGE   name of the image (default plumbline:local)
#   PLUMBLINE_BUILD   never: take the classes that are built, however old (see deploy/plumbline)
#   JAVA_HOME         the JDK that the runtime is cut from, 17 or later; otherwise the one on the PATH
set -eu

fail() {
    echo "error: $1" >&2
    [ -z "${2:-}" ] || echo "  $2" >&2
    exit 1
}

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
built=$root/deploy/standalone/target
image=${PLUMBLINE_IMAGE:-plumbline:local}

command -v docker >/dev/null || fail "There is no docker on the PATH." "On Debian: apt-get install docker.io"
docker info >/dev/null 2>&1 || fail "No docker engine answers." \
    "Start it, or let deploy/containers/run.sh start one for its own time."
command -v javac >/dev/null || [ -n "${JAVA_HOME:-}" ] || fail "There is no JDK on the PATH." \
    "Install a JDK 17 or later, or set JAVA_HOME."

# Builds the classes if they are missing or older than their sources.
"$root/deploy/plumbline" settings >/dev/null
[ -d "$built/classes" ] && [ -d "$built/lib" ] || fail "There is nothing in $built to put into an image." \
    "Leave PLUMBLINE_BUILD unset once."

base=plumbline-base:$("$here/base.sh" --key)
if docker image inspect "$base" >/dev/null 2>&1; then
    echo "Base $base is there." >&2
else
    echo "Building base $base (a minute or so) ..." >&2
    "$here/base.sh" "$base"
fi
docker tag "$base" plumbline-base:local

context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
trap 'exit 1' INT TERM
mkdir -p "$context/plumbline/deploy" "$context/lib"
cp "$root/deploy/plumbline" "$context/plumbline/deploy/"
cp -R "$built/classes" "$context/classes"
cp "$built"/lib/*.jar "$context/lib/"
cp "$here/Dockerfile" "$here/healthcheck" "$context/"
chmod -R u=rwX,go=rX "$context"
chmod 755 "$context/healthcheck" "$context/plumbline/deploy/plumbline"

echo "Building $image ..." >&2
# The builder that every engine has; its cache goes by content. No step needs the network.
DOCKER_BUILDKIT=0 docker build --network none --build-arg BASE="$base" --tag "$image" "$context" \
    >"$context/build.log" 2>&1 || {
    tail -n 20 "$context/build.log" >&2
    fail "docker build failed."
}
docker image inspect --format "$image {{.Id}} {{.Size}} bytes" "$image"

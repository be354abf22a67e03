#!/bin/sh
# Installs what is missing to build nutgraf, and builds it.
#   sh scripts/build.sh PRESET [TARGET [CMAKE-OPTION...]]
# PRESET is release or dev (CMakePresets.json). Done once, it only looks for changes. Speaks on standard error alone.
set -eu
cd "$(dirname "$0")/.."

preset=$1
target=${2:-all}
shift "$(($# < 2 ? $# : 2))"

packages='g++ cmake ninja-build libre2-dev libutf8proc-dev libuchardet-dev libfmt-dev libcli11-dev
  libtomlplusplus-dev libgtest-dev'

missing() {
  for package in $packages; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_missing() {
  if ! command -v dpkg-query >/dev/null; then
    echo "==> Not a Debian system: taking for granted a C++20 compiler, CMake, Ninja and the libraries of docs/third-party.md"
    return
  fi
  wanted=$(missing)
  if [ -z "$wanted" ]; then return; fi
  echo "==> Installing" $wanted
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted
}

build() {
  if [ ! -f "build/$preset/build.ninja" ] || [ $# -gt 0 ]; then
    echo "==> Configuring build/$preset"
    cmake --preset "$preset" "$@"
  fi
  echo "==> Building build/$preset"
  cmake --build --preset "$preset" --target "$target" --parallel "$(nproc)"
}

{
  install_missing
  build "$@"
} </dev/null >&2

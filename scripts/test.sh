#!/bin/sh
# Builds nutgraf with its tests, installing what that needs, and runs them all.
#   sh scripts/test.sh [CMAKE-OPTION...]
set -eu
cd "$(dirname "$0")/.."

sh scripts/build.sh release all "$@"
echo "==> Testing"
exec ctest --preset release --parallel "$(nproc)"

#!/bin/sh
# Builds nutgraf, installing what that needs, and extracts the records of the sample article.
# The records go to standard output, the progress to standard error.
set -eu
cd "$(dirname "$0")/.."

sh scripts/build.sh release nutgraf-cli
echo "==> build/release/nutgraf docs/sample.txt" >&2
exec build/release/nutgraf docs/sample.txt

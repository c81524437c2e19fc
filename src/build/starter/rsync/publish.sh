#!/bin/sh
# Copies site/ to a server: ./publish.sh host:/var/www/atlas/
set -eu
cd "$(dirname "$0")"
target="${1:?name the place to publish to, as in host:/var/www/atlas/}"
rsync -az --exclude='*.html' --exclude='*.xml' site/ "$target"
rsync -az --delete-after site/ "$target"

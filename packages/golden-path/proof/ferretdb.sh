#!/usr/bin/env bash
# Builds FerretDB, which speaks MongoDB's protocol, into a folder:
#   proof/ferretdb.sh <folder>
# Its module asks for a file that only its own build writes.
set -euo pipefail
folder=$(realpath "${1:?Name the folder for the program}")
version=v1.24.0
work=$(mktemp -d)
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
cd "$work"
go mod init ferretdb.example/build 2>/dev/null
go get "github.com/FerretDB/FerretDB@$version" 2>/dev/null
cp -r "$(go list -m -f '{{.Dir}}' github.com/FerretDB/FerretDB)" source
chmod -R u+w source
cd source
echo "$version" > build/version/version.txt
go build -o "$folder/ferretdb" ./cmd/ferretdb

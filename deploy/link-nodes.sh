#!/bin/sh
# Links the nodes that were installed beside this script into the one folder in which n8n looks for packages, and then runs its arguments.
# That folder may be on a new volume, or on one that holds the link of an older image or a copy installed by hand: the image's nodes count.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
name=n8n-nodes-private-llm
folder="${N8N_USER_FOLDER:-$HOME}/.n8n/nodes/node_modules"
mkdir -p "$folder"
rm -rf "${folder:?}/$name"
ln -s "$here/node_modules/$name" "$folder/$name"
exec "$@"

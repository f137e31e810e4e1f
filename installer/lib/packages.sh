# shellcheck shell=bash
# Functions shared by installer/run, tests/run and tests/bench/run: messages, rights, and the packages of installer/packages.
# To be sourced. Sets cervicaRoot, the project's folder. Packages are read from CERVICA_PACKAGES and the system's name from
# CERVICA_OS_RELEASE where those are set (tests/install/packages_test does).

cervicaRoot="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf '\nCervica: %s\n' "$*" >&2
  exit 1
}

# Runs a command with root's rights: directly as root, else through sudo (without a question when nobody can answer it).
asRoot() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif ! command -v sudo >/dev/null; then
    fail "Packages have to be installed, which needs root's rights, and sudo is not on this machine. Run this command once as root."
  elif [ -t 0 ]; then
    sudo "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    fail "Packages have to be installed, sudo wants a password, and there is no terminal to ask for it. Run this command in a terminal, or once as root."
  fi
}

requireDebian() {
  local id="" like="" osRelease="${CERVICA_OS_RELEASE:-/etc/os-release}"
  if [ -r "$osRelease" ]; then
    # shellcheck source=/dev/null
    id="$(. "$osRelease" && printf '%s' "${ID:-}")"
    # shellcheck source=/dev/null
    like="$(. "$osRelease" && printf '%s' "${ID_LIKE:-}")"
  fi
  if [[ " $id $like " != *" debian "* ]] || ! command -v apt-get >/dev/null; then
    fail "This script sets up Debian 12 or 13. This machine is '${id:-unknown}'. Install the packages named in installer/packages by hand, then build with: cmake --workflow --preset release"
  fi
}

# requireDisk FOLDER MEGABYTES PURPOSE
requireDisk() {
  local free
  free="$(df --output=avail -m "$1" | tail -n 1 | tr -d ' ')"
  if [ "$free" -lt "$2" ]; then
    fail "The disk that holds $1 has $free MB free; $3 needs about $2 MB. Free some space and run this again."
  fi
}

# Lines of the given sections, without comments.
packageLines() {
  local section
  for section in "$@"; do
    sed -n "/^\[$section\]/,/^\[/p" "${CERVICA_PACKAGES:-$cervicaRoot/installer/packages}" | sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^\[/d' -e '/^$/d'
  done | sort -u
}

isInstalled() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
aptKnows() {
  local policy
  policy="$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)"
  [[ "$policy" =~ "  Candidate: "[^\(] ]]
}

# Lines of the given sections of which no alternative is installed.
missingLines() {
  local line name
  while read -r line; do
    for name in ${line//|/ }; do
      if isInstalled "$name"; then continue 2; fi
    done
    printf '%s\n' "$line"
  done < <(packageLines "$@")
}

# installPackages SECTION...: installs what is missing of these sections; says nothing and asks nobody when all is there.
installPackages() {
  local missing names=() line name
  missing="$(missingLines "$@")"
  if [ -z "$missing" ]; then return 0; fi
  requireDebian
  requireDisk / 3000 "installing the packages"

  say "Refreshing the list of packages"
  asRoot apt-get update -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 </dev/null ||
    printf 'The list of packages could not be refreshed completely; going on with what is known.\n' >&2
  while read -r line; do
    for name in ${line//|/ }; do
      if aptKnows "$name"; then
        names+=("$name")
        continue 2
      fi
    done
    fail "apt knows no package '$line'. Without a network connection this is to be expected: connect the machine. Otherwise its package sources (/etc/apt) do not name Debian 12 or 13."
  done <<<"$missing"

  say "Installing ${#names[@]} packages: ${names[*]}"
  # Debian's PostgreSQL would make and start a cluster of its own. Cervica does not need it, so while PostgreSQL is being
  # installed for the first time it is told not to; clusters that exist are left alone.
  local switch=/etc/postgresql-common/createcluster.d/cervica-install.conf switched=no
  if [ ! -e /usr/bin/pg_createcluster ]; then
    asRoot mkdir -p "${switch%/*}"
    printf 'create_main_cluster = false\n' | asRoot tee "$switch" >/dev/null
    switched=yes
  fi
  local status=0
  asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${names[@]}" </dev/null || status=$?
  if [ "$switched" = yes ]; then asRoot rm -f "$switch"; fi
  if [ "$status" -ne 0 ]; then
    fail "apt-get could not install the packages (its message is above). Usual reasons: no network connection, no space left, or an interrupted earlier installation (sudo dpkg --configure -a)."
  fi
}

# Compilers to run side by side: one a core, fewer where memory is short (a file with VTK and Qt can take more than 1 GB).
buildJobs() {
  local cores memory
  cores="$(nproc)"
  memory="$(awk '/^MemAvailable:/ {print int($2 / 1400000)}' /proc/meminfo 2>/dev/null || echo 1)"
  if [ "$memory" -lt "$cores" ]; then cores="$memory"; fi
  if [ "$cores" -lt 1 ]; then cores=1; fi
  printf '%s' "$cores"
}

# buildPreset PRESET [TARGET...]: configures when needed and builds everything, or the targets.
buildPreset() {
  local folder="$cervicaRoot/build/$1"
  mkdir -p "$folder" 2>/dev/null || true
  if [ ! -w "$folder" ]; then
    fail "The folder $folder cannot be written by $(id -un). Somebody else has built here before: run this as that user, or remove $cervicaRoot/build."
  fi
  # Precompiled headers are large.
  if [ -f "$folder/build.ninja" ]; then requireDisk "$folder" 300 "building"; else requireDisk "$folder" 4000 "building"; fi
  cd "$cervicaRoot" || fail "The folder $cervicaRoot is gone."
  if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/CMakeCache.txt" ]; then
    cmake --preset "$1"
  fi
  local preset="$1"
  shift
  cmake --build --preset "$preset" --parallel "$(buildJobs)" ${1+--target "$@"}
}

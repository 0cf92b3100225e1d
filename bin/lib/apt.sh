# What this machine lets us install with apt.

# Runs a command as root: directly, or through sudo if it needs no password or someone is there to type it.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_is_ours() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null && return 0
  [ -t 0 ] && may_ask_password
}

# One question is enough: who can't answer it is not asked again.
may_ask_password() {
  [ "${refused_password:-}" != yes ] || return 1
  say "Something has to be installed; sudo may ask for your password (Ctrl-C: no)."
  sudo -v && return 0
  refused_password=yes
  return 1
}

# Whether apt knows the package. A fresh machine has no lists of packages yet.
apt_knows() {
  apt_has_candidate "$1" && return 0
  apt_is_ours && apt_refresh && apt_has_candidate "$1"
}

apt_has_candidate() { case $(apt_version "$1") in [0-9]*) return 0 ;; *) return 1 ;; esac }

# The version that apt would install.
apt_version() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p'; }

# The lists are fetched once; old ones name packages that the servers have replaced.
apt_refresh() {
  [ "${apt_is_fresh:-}" != yes ] || return 0
  say "Fetching the lists of packages"
  as_root apt-get update -q >/dev/null 2>&1 && apt_is_fresh=yes
}

# Installs packages; fails where we may not, or where they can't be had.
apt_install() {
  apt_is_ours || return 1
  apt_knows "$1" || return 1
  local log size
  size=$(apt_size "$@")
  say "Installing with apt: $*${size:+ ($size to download)}"
  log=$(mktemp)
  if patiently "$log" apt_add "$@" || { apt_refresh && patiently "$log" apt_add "$@"; }; then
    rm -f "$log"
    return 0
  fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  return 1
}

apt_add() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@"
}

apt_size() {
  as_root env LC_ALL=C apt-get install --assume-no -q --no-install-recommends "$@" 2>/dev/null |
    sed -n 's/^Need to get \(.*\) of archives.*/\1/p' | sed 's|.*/||' || true
}

# Node.js and its packages, for what runs in a browser; and the browser.

# Node.js of version $1 or newer.
need_node() {
  has_node "$1" || { apt_has_node "$1" && apt_install nodejs npm && has_node "$1"; } ||
    die "This needs Node.js $1 or newer, with npm$(! command -v node >/dev/null || printf '; here is %s' "$(node --version)"): from nodejs.org, or on Debian 13 and Ubuntu 25.10 or newer: sudo apt install nodejs npm"
}

has_node() {
  command -v npm >/dev/null && node -e '
    const [have, want] = [process.versions.node, process.argv[1]].map((it) => it.split(".").map(Number));
    process.exit(have[0] > want[0] || (have[0] === want[0] && have[1] >= (want[1] ?? 0)) ? 0 : 1)' "$1" 2>/dev/null
}

apt_has_node() { apt_knows nodejs && dpkg --compare-versions "$(apt_version nodejs)" ge "$1"; }

# Brings the programs in bin/lib/$1 and the packages that they name to target/$2; $3 is what the packages are, and how
# much there is to download.
need_packages() {
  local place=$root/target/$2
  mkdir -p "$place"
  cp "$root/bin/lib/$1"/* "$place/"
  if cmp -s "$place/package-lock.json" "$place/node_modules/fetched.json"; then return 0; fi
  say "Fetching $3"
  (cd "$place" && patiently "$place/npm.log" npm ci --ignore-scripts --no-audit --no-fund) || die "npm could not: $(tail -n 3 "$place/npm.log")"
  cp "$place/package-lock.json" "$place/node_modules/fetched.json"
}

browser() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v $name && return 0
  done
  return 1
}

need_browser() {
  browser >/dev/null || apt_install chromium || die "This needs Chromium: sudo apt install chromium"
}

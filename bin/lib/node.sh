# Node.js and its packages, for what runs in a browser; and the browser.

need_node() {
  has_node || { apt_has_new_node && apt_install nodejs npm && has_node; } ||
    die "This needs Node.js 20.19 or newer, with npm$(! command -v node >/dev/null || printf '; here is %s' "$(node --version)"): from nodejs.org, or on Debian 13 and Ubuntu 25.10 or newer: sudo apt install nodejs npm"
}

has_node() {
  command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

apt_has_new_node() { apt_knows nodejs && case $(apt_version nodejs) in 20.19* | 2[1-9]* | [3-9]?.*) true ;; *) false ;; esac }

# Brings the programs in bin/lib/$1 and the packages that they name to target/$2; $3 is what the packages are, and how
# much there is to download.
need_packages() {
  local place=$root/target/$2
  mkdir -p "$place"
  cp "$root/bin/lib/$1"/* "$place/"
  if cmp -s "$place/package-lock.json" "$place/node_modules/fetched.json"; then return 0; fi
  say "Fetching $3"
  (cd "$place" && patiently "$place/npm.log" npm ci --no-audit --no-fund) || die "npm could not: $(tail -n 3 "$place/npm.log")"
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

# The JDK: the reader's own, or Debian's.

# The feature number (17, 21, ...) of the JDK in folder $1; nothing if there is no JDK.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  printf '%s' "$version"
}

# Every JDK 17 or newer, a line each as "version folder", the one that the user chose first.
jdks() {
  local home version
  local on_path=
  if command -v javac >/dev/null; then on_path=$(real_folder "$(command -v javac)"); fi
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    [ -n "$home" ] && [ -d "$home" ] && [ ! -L "$home" -o "$home" = "${JAVA_HOME:-}" ] || continue
    version=$(jdk_version "$home")
    [ -n "$version" ] && [ "$version" -ge 17 ] && printf '%s %s\n' "$version" "$home"
  done
  return 0
}

# The JDK folder behind a javac that may be a link (or, on macOS, a launcher that asks java_home).
real_folder() {
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home 2>/dev/null && return; fi
  local file=$1 target
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in /*) file=$target ;; *) file=$(dirname "$file")/$target ;; esac
  done
  (cd "$(dirname "$file")/.." && pwd)
}

# What Debian or Ubuntu calls the JDK that we would take: the newest that most releases have, else another.
jdk_package() {
  local package
  for package in openjdk-21-jdk-headless openjdk-17-jdk-headless openjdk-25-jdk-headless; do
    if apt_has_candidate $package; then
      printf '%s' $package
      return 0
    fi
  done
  return 1
}

jdk_remedy() {
  local package
  if ! command -v apt-get >/dev/null; then
    printf '%s' "install one (for example Temurin, from adoptium.net) and set JAVA_HOME to its folder"
  elif package=$(jdk_package); then
    printf '%s' "sudo apt install $package"
  else
    printf '%s' "sudo apt update && sudo apt install default-jdk-headless"
  fi
}

need_jdk() {
  local found package
  found=$(jdks | sed -n 1p)
  if [ -z "$found" ] && apt_is_ours; then
    apt_refresh || true
    if package=$(jdk_package); then apt_install "$package" || true; fi
    found=$(jdks | sed -n 1p)
  fi
  [ -n "$found" ] || die "A JDK 17 or newer is missing: $(jdk_remedy)."
  export JAVA_HOME=${found#* }
  say "JDK ${found%% *}: $JAVA_HOME"
}

# Charts need what a headless JDK only recommends on some systems: a library that shapes letters, and letters.
chart_packages="libharfbuzz0b fontconfig fonts-dejavu-core"

draws_text() { "$JAVA_HOME/bin/java" -Djava.awt.headless=true "$root/bin/lib/DrawText.java" >/dev/null 2>&1; }

# Whether this JDK can draw letters is tried out; what it needs is installed where it can't.
need_fonts() {
  local drawn=$root/target/draws-text
  [ "$(cat "$drawn" 2>/dev/null)" != "$JAVA_HOME" ] || return 0
  if ! draws_text; then
    # shellcheck disable=SC2086 # These are several words.
    apt_install $chart_packages || true
    if ! draws_text; then
      say "This Java can't draw letters, so charts will fail. On Debian and Ubuntu: sudo apt install $chart_packages"
      return 0
    fi
  fi
  mkdir -p "$root/target"
  printf '%s' "$JAVA_HOME" >"$drawn"
}

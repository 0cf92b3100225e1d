# What bin/start, bin/verify and binder/postBuild share: find or install a JDK and Jupyter, build, and make the
# kernel known. To be sourced; every function says in one line what is missing and how to get it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kernel_jar=$root/kernel/target/backprop-kernel.jar
notebooks_jar=$root/notebooks/backprop.jar
jupyter_prefix=$root/target/jupyter

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# --- What this machine lets us install -------------------------------------------------------------------------

# Runs a command as root: directly, or through sudo if it needs no password or someone is there to type it.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_is_ours() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ]
}

# Installs Debian packages; fails where we may not, or where they can't be had.
apt_install() {
  apt_is_ours || return 1
  say "Installing with apt: $*"
  local log
  log=$(mktemp)
  if apt_add "$log" "$@" || { apt_refresh && apt_add "$log" "$@"; }; then
    rm -f "$log"
  else
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

apt_add() {
  local log=$1
  shift
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1
}

# A fresh machine has no package lists, and old lists name packages that the servers have replaced.
apt_refresh() { as_root apt-get update -q >/dev/null 2>&1; }

# --- JDK -------------------------------------------------------------------------------------------------------

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

need_jdk() {
  local found
  found=$(jdks | sed -n 1p)
  if [ -z "$found" ] && apt_is_ours; then
    apt_refresh || true
    local package
    for package in openjdk-21-jdk-headless openjdk-17-jdk-headless openjdk-25-jdk-headless; do
      case $(apt-cache policy $package) in *"Candidate: "[0-9]*) apt_install $package && break ;; esac
    done
    found=$(jdks | sed -n 1p)
  fi
  [ -n "$found" ] || die "A JDK 17 or newer is missing: install one (for example Temurin, or openjdk-17-jdk on Debian) and set JAVA_HOME to its folder."
  export JAVA_HOME=${found#* }
  say "JDK ${found%% *}: $JAVA_HOME"
}

# --- Jupyter ---------------------------------------------------------------------------------------------------

jupyter_works() { "$1" nbconvert --version >/dev/null 2>&1 && jupyter_page "$1" >/dev/null; }

# Which page this Jupyter has: lab, or the classic notebook.
jupyter_page() {
  local page
  for page in lab notebook; do
    "$1" $page --version >/dev/null 2>&1 && { printf '%s' $page; return 0; }
  done
  return 1
}

# Leaves `jupyter` on the PATH: the machine's own, Debian's, or one in a virtual environment under target/.
need_jupyter() {
  if command -v jupyter >/dev/null && jupyter_works jupyter; then
    :
  elif [ -x /usr/bin/jupyter ] && jupyter_works /usr/bin/jupyter; then
    PATH=/usr/bin:$PATH
  elif [ -x "$root/target/venv/bin/jupyter" ] && jupyter_works "$root/target/venv/bin/jupyter"; then
    PATH=$root/target/venv/bin:$PATH
  elif apt_install jupyter-notebook jupyter-nbconvert fontconfig fonts-dejavu-core && jupyter_works /usr/bin/jupyter; then
    PATH=/usr/bin:$PATH
  elif venv_install; then
    PATH=$root/target/venv/bin:$PATH
  else
    die "Jupyter is missing: install Python 3.9 or newer with pip (python.org), or on Debian and Ubuntu run: sudo apt install jupyter-notebook jupyter-nbconvert"
  fi
  export PATH
  say "Jupyter: $(command -v jupyter)"
}

# A virtual environment of our own, so that the user's Python packages stay as they are.
venv_install() {
  command -v python3 >/dev/null || return 1
  say "Installing JupyterLab with pip into target/venv"
  local log=$root/target/venv.log
  mkdir -p "$root/target"
  if python3 -m venv "$root/target/venv" >"$log" 2>&1 &&
    "$root/target/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'jupyterlab>=4,<5' 'nbconvert>=7,<8' >>"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  say "That did not work: $(grep -v '^ *$' "$log" | tail -n 1)"
  rm -rf "$root/target/venv"
  return 1
}

# XChart draws its axis labels with the machine's fonts; a slim Linux has none.
need_fonts() {
  [ "$(uname)" = Linux ] || return 0
  if command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null)" ]; then return 0; fi
  apt_install fontconfig fonts-dejavu-core ||
    say "No fonts found, so charts will fail: install fontconfig and a font (Debian: fontconfig fonts-dejavu-core)."
}

# --- Build -----------------------------------------------------------------------------------------------------

maven() {
  command -v curl >/dev/null || command -v wget >/dev/null || [ -d "${HOME:-}/.m2/wrapper" ] || say "Downloading Maven with Java alone"
  (cd "$root" && ./mvnw --batch-mode --no-transfer-progress "$@")
}

is_built() {
  [ -f "$kernel_jar" ] && [ -f "$notebooks_jar" ] || return 1
  local older=$kernel_jar
  [ "$notebooks_jar" -nt "$kernel_jar" ] || older=$notebooks_jar
  [ -z "$(cd "$root" && find pom.xml .mvn lib/pom.xml lib/src kernel/pom.xml kernel/src/main classroom/pom.xml classroom/src/main \
    -newer "$older" 2>/dev/null)" ]
}

build() {
  if is_built; then return 0; fi
  say "Building (the first time downloads libraries; a minute or two)"
  local log=$root/target/build.log
  mkdir -p "$root/target"
  if ! maven --quiet -Dquick -Dmaven.test.skip=true package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    die "The build failed; the whole log is target/build.log."
  fi
}

# --- Kernel ----------------------------------------------------------------------------------------------------

# Writes the kernelspec `java` under the prefix $1; other kernels of the user's are not touched. The language is set so
# that cells print 0.5, not 0,5, wherever the reader lives.
install_kernel() {
  "$JAVA_HOME/bin/java" -jar "$kernel_jar" --install --prefix "$1" \
    --jvm-arg=-Djava.awt.headless=true --jvm-arg=-Duser.language=en --jvm-arg=-Duser.country=US \
    --jvm-arg=--add-modules=jdk.incubator.vector >/dev/null
}

# Makes the kernel known to Jupyter commands that this script runs, and to no other.
need_kernel() {
  install_kernel "$jupyter_prefix"
  export JUPYTER_PATH=$jupyter_prefix/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
}

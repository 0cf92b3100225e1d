# Jupyter: the machine's own, one in a virtual environment of ours, or Debian's.

jupyter_prefix=$root/target/jupyter

# Asking Jupyter anything takes it a second, so which page it has is remembered: lab, or the classic notebook.
jupyter_works() {
  "$1" nbconvert --version >/dev/null 2>&1 || return 1
  for jupyter_page in lab notebook; do
    ! "$1" $jupyter_page --version >/dev/null 2>&1 || return 0
  done
  return 1
}

# Leaves `jupyter` on the PATH, its page in jupyter_page, and the Python that it runs in BACKPROP_PYTHON.
need_jupyter() {
  has_jupyter || install_jupyter || die "Jupyter is missing: $(jupyter_remedy)."
  say "Jupyter: $(command -v jupyter)"
}

jupyter_remedy() {
  if command -v apt-get >/dev/null; then
    printf '%s' "sudo apt install python3-venv, or all of it from Debian: sudo apt install jupyter-notebook jupyter-nbconvert"
  else
    printf '%s' "install Python 3.9 or newer with pip (from python.org)"
  fi
}

has_jupyter() {
  local candidate
  for candidate in jupyter "$root/target/venv/bin/jupyter" "$(origin)/target/venv/bin/jupyter" /usr/bin/jupyter; do
    if command -v "$candidate" >/dev/null && jupyter_works "$candidate"; then
      use_jupyter "$candidate"
      return 0
    fi
  done
  return 1
}

use_jupyter() {
  case $1 in */*) PATH=$(dirname "$1"):$PATH ;; esac
  export PATH
  local folder python
  folder=$(dirname "$(command -v jupyter)")
  for python in "$folder/python3" "$folder/python" python3; do
    if "$python" -c 'import jupyter_client' >/dev/null 2>&1; then
      export BACKPROP_PYTHON=$python
      return 0
    fi
  done
}

# JupyterLab where it is light to have; else the classic page, which Debian and Ubuntu have had for long.
install_jupyter() {
  venv_install && return 0
  # Debian 12 and Ubuntu 22.04 have a JupyterLab that is too old, or none.
  if apt_is_ours && apt_knows jupyterlab && case $(apt_version jupyterlab) in [4-9]*) true ;; *) false ;; esac then
    apt_install jupyterlab jupyter-nbconvert && has_jupyter && return 0
  fi
  apt_install jupyter-notebook jupyter-nbconvert && has_jupyter
}

# A virtual environment of our own, so that the user's Python packages stay as they are.
venv_install() {
  local log=$root/target/venv.log
  mkdir -p "$root/target"
  if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
    apt_install python3-venv || return 1
  fi
  say "Installing JupyterLab with pip into target/venv (about 60 MB to download; a minute or two)"
  if patiently "$log" venv_add 'jupyterlab>=4,<5' 'nbconvert>=7,<8' && has_jupyter; then
    rm -f "$log"
    return 0
  fi
  say "  pip could not: $(grep -v '^ *$' "$log" | tail -n 1)"
  rm -rf "$root/target/venv"
  return 1
}

venv_add() {
  [ -x "$root/target/venv/bin/python" ] || python3 -m venv "$root/target/venv" || return 1
  "$root/target/venv/bin/python" -m pip install --quiet --disable-pip-version-check --timeout 20 --retries 1 "$@"
}

# Jupyter's own suite of tests for kernels, which bin/verify runs.
need_kernel_suite() {
  has_kernel_suite && return 0
  case $BACKPROP_PYTHON in
    /usr/bin/*) apt_install python3-jupyter-kernel-test || true ;;
    "$root"/target/venv/*) patiently "$root/target/venv.log" venv_add jupyter_kernel_test || true ;;
  esac
  has_kernel_suite ||
    die "bin/verify needs the Python package jupyter_kernel_test beside Jupyter: $BACKPROP_PYTHON -m pip install jupyter_kernel_test"
}

has_kernel_suite() { "$BACKPROP_PYTHON" -c 'import jupyter_kernel_test' 2>/dev/null; }

# JupyterLab asks whether it may fetch its news; a page that begins with a question begins badly. $1 is the folder of
# its configuration.
ask_for_no_news() {
  mkdir -p "$1/labconfig"
  printf '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}' >"$1/labconfig/page_config.json"
}

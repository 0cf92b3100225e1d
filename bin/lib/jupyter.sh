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

# Ours first, if there is one; it is only made where the machine has none.
jupyters() {
  local candidate
  for candidate in "$root/target/venv/bin/jupyter" "$(origin)/target/venv/bin/jupyter" jupyter /usr/bin/jupyter; do
    command -v "$candidate" || true
  done
}

has_jupyter() {
  local candidate
  while IFS= read -r candidate; do
    if jupyter_works "$candidate"; then
      use_jupyter "$candidate"
      return 0
    fi
  done < <(jupyters)
  return 1
}

# Takes the first Jupyter that has the page $1, lab or notebook.
jupyter_with() {
  local candidate
  while IFS= read -r candidate; do
    if "$candidate" "$1" --version >/dev/null 2>&1; then
      jupyter_page=$1
      use_jupyter "$candidate"
      return 0
    fi
  done < <(jupyters)
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
install_jupyter() { venv_install || debian_install; }

debian_install() {
  # Debian 12 and Ubuntu 22.04 have a JupyterLab that is too old, or none.
  if apt_is_ours && apt_knows jupyterlab && case $(apt_version jupyterlab) in [4-9]*) true ;; *) false ;; esac then
    apt_install jupyterlab jupyter-nbconvert && has_debian_jupyter && return 0
  fi
  apt_install jupyter-notebook jupyter-nbconvert && has_debian_jupyter
}

has_debian_jupyter() { jupyter_works /usr/bin/jupyter && use_jupyter /usr/bin/jupyter; }

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

# Jupyter's own suite of tests for kernels, which bin/verify runs. Not every place that has Jupyter has the suite, too:
# then Debian's Jupyter, which has both, takes over.
need_kernel_suite() {
  has_kernel_suite && return 0
  /usr/bin/python3 -c 'import jupyter_kernel_test' 2>/dev/null && has_debian_jupyter && return 0
  case $BACKPROP_PYTHON in
    "$root"/target/venv/*) patiently "$root/target/venv.log" venv_add jupyter_kernel_test && has_kernel_suite && return 0 ;;
  esac
  local before=$BACKPROP_PYTHON
  if apt_knows python3-jupyter-kernel-test && { has_debian_jupyter || debian_install; } &&
    apt_install python3-jupyter-kernel-test && has_kernel_suite; then
    [ "$BACKPROP_PYTHON" = "$before" ] || say "Jupyter: $(command -v jupyter), since Jupyter's suite of tests is there"
    return 0
  fi
  die "bin/verify needs the Python package jupyter_kernel_test beside Jupyter: $BACKPROP_PYTHON -m pip install jupyter_kernel_test"
}

has_kernel_suite() { "$BACKPROP_PYTHON" -c 'import jupyter_kernel_test' 2>/dev/null; }

# JupyterLab asks whether it may fetch its news; a page that begins with a question begins badly. $1 is the folder of
# its configuration.
ask_for_no_news() {
  mkdir -p "$1/labconfig"
  printf '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}' >"$1/labconfig/page_config.json"
}

# The reader's notebooks: the originals, which can be had back, and a copy of one's own where the checkout is
# somebody else's.

# The names of the notebooks in folder $1, a line each, without the reader's own versions.
series() { (cd "$1" && ls) 2>/dev/null | grep '\.ipynb$' | grep -v -e '-mine-'; }

# Where a copy came from; nothing in a checkout that is its own.
origin() { cat "$root/target/origin" 2>/dev/null || true; }

is_ours() {
  local folder
  for folder in "$root" "$root/target" "$root/notebooks"; do
    [ ! -e "$folder" ] || [ -w "$folder" ] || return 1
  done
}

# A teacher installs once, for all to read; each reader works in a copy at home. What a newer install brings is taken
# over, except for notebooks that the reader has changed.
copy_home() {
  local copy=${HOME:?"There is no home to work in"}/backprop-in-java
  mkdir -p "$copy/target" "$copy/notebooks" || die "This folder is read-only, and $copy can't be made to work in."
  say "This folder is read-only. Your work is kept in a copy: $copy"
  if [ ! -e "$copy/target/origin" ] || [ -n "$(find "$root" -path "$root/.git" -prune -o -newer "$copy/target/origin" -type f -print 2>/dev/null | head -n 1)" ]; then
    (cd "$root" && tar -cf - --exclude=./.git --exclude=target --exclude='./notebooks/*.ipynb' --exclude=.ipynb_checkpoints .) |
      tar -xf - -C "$copy"
    # tar's star goes into folders, too.
    [ ! -d "$root/notebooks/solutions" ] || cp -R "$root/notebooks/solutions" "$copy/notebooks/"
    chmod -R u+w "$copy"
    if [ -f "$kernel_jar" ]; then
      mkdir -p "$copy/kernel/target"
      cp -p "$kernel_jar" "$copy/kernel/target/"
    fi
    local notebook mine
    rm -rf "$copy/target/fresh"
    mkdir "$copy/target/fresh"
    while IFS= read -r notebook; do
      cp "$root/notebooks/$notebook" "$copy/target/fresh/"
      mine=$copy/notebooks/$notebook
      if [ ! -e "$mine" ] || cmp -s "$mine" "$copy/target/originals/$notebook"; then
        cp "$root/notebooks/$notebook" "$mine"
      elif ! cmp -s "$mine" "$root/notebooks/$notebook"; then
        say "  You have changed $notebook; bin/start --reset ${notebook%.ipynb} brings the original."
      fi
    done < <(series "$root/notebooks")
    rm -rf "$copy/target/originals"
    mv "$copy/target/fresh" "$copy/target/originals"
    chmod -R u+w "$copy/notebooks" "$copy/target"
    printf '%s' "$root" >"$copy/target/origin"
  fi
  exec "$copy/bin/$(basename "$0")" "$@"
}

# Without git, the notebooks as they came are kept before the reader's first change.
keep_originals() {
  ! has_git || return 0
  mkdir -p "$root/target/originals"
  local notebook
  while IFS= read -r notebook; do
    [ -e "$root/target/originals/$notebook" ] || cp "$root/notebooks/$notebook" "$root/target/originals/"
  done < <(series "$root/notebooks")
}

has_git() { [ -e "$root/.git" ] && command -v git >/dev/null; }

# git, also where the checkout belongs to somebody else.
our_git() { git -C "$root" -c safe.directory="$root" "$@"; }

# The notebook as it came, on standard output; $1 is the name of its file.
original() {
  if has_git; then
    our_git show "HEAD:notebooks/$1" 2>/dev/null
  else
    cat "$root/target/originals/$1" 2>/dev/null
  fi
}

# The names of all originals, a line each.
originals() {
  if has_git; then
    our_git ls-tree --name-only HEAD:notebooks | grep '\.ipynb$'
  else
    series "$root/target/originals"
  fi
}

# Puts all originals into folder $1, which is made if need be.
copy_originals() {
  mkdir -p "$1"
  local name
  for name in $(originals); do original "$name" >"$1/$name"; done
}

# Brings back the notebooks whose names begin with $1, or all; the reader's versions stay under another name.
reset_notebooks() {
  local asked=${1:-} name fresh matched=false changed=false
  asked=$(basename "$asked" .ipynb)
  fresh=$(mktemp)
  for name in $(originals); do
    case $name in "$asked"*) ;; *) continue ;; esac
    matched=true
    original "$name" >"$fresh"
    if cmp -s "$fresh" "$root/notebooks/$name"; then continue; fi
    changed=true
    if [ -e "$root/notebooks/$name" ]; then
      keep_mine "$name"
    fi
    cp "$fresh" "$root/notebooks/$name"
    say "$name is as it came${kept:+; yours is now $kept}."
    kept=
  done
  rm -f "$fresh"
  $matched || die "There is no notebook '$asked'; there are: $(originals | tr '\n' ' ')"
  $changed || say "Nothing to reset: ${asked:-every notebook} is as it came."
}

keep_mine() {
  local number=1
  while [ -e "$root/notebooks/${1%.ipynb}-mine-$number.ipynb" ]; do number=$((number + 1)); done
  kept=${1%.ipynb}-mine-$number.ipynb
  mv "$root/notebooks/$1" "$root/notebooks/$kept"
}

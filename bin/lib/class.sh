# What bin/class does.

solutions=$root/classroom/src/main/resources/backprop/classroom/exercises/solutions

# Notebooks for a class in folder $1, the answer key in $1-key.
write_class() {
  local for_class=$1 key=$1-key place name
  for place in "$for_class" "$key"; do
    [ ! -e "$place" ] || die "$place exists already, and nothing is overwritten: name another folder, or move that away."
  done
  need_jdk
  build
  mkdir -p "$key"
  copy_originals "$for_class"
  cp -R "$root/notebooks/data" "$for_class/"
  "$JAVA_HOME/bin/java" "$root/bin/lib/LeaveOut.java" "$notebooks_jar" "$for_class/backprop.jar" \
    backprop/classroom/exercises/solutions/ || die "The jar without solutions could not be written."
  cp -R "$root/notebooks/data" "$notebooks_jar" "$root/notebooks/solutions" "$key/"
  for name in "$solutions"/*.md; do
    cat "$name"
    printf '\n'
  done >"$key/answers.md"
  say "$for_class: $(originals | wc -l) notebooks, their data, and a backprop.jar that checks and hints, without solutions."
  say "$key: answers.md with all solutions and reasons, and solutions/ with notebooks that run them."
}

# Runs each notebook in folder $1 and below, each for at most $2 minutes, and says what is solved.
look_through() {
  [ -d "$1" ] || die "There is no folder $1."
  local handed_in
  handed_in=$(cd "$1" && pwd)
  need_jdk
  need_jupyter
  need_fonts
  build
  need_kernel
  "$JAVA_HOME/bin/java" "$root/bin/lib/LookThrough.java" "$handed_in" "$root/target/look" "$root/notebooks" "$2"
}

# Slides of each notebook as it came, a page each, in folder $1.
write_slides() {
  local place=$root/target/slides
  need_site_tools
  rm -rf "$place"
  copy_originals "$place"
  node "$site_tools/slides.mjs" "$1" "$place"/*.ipynb || die "The slides could not be written."
  say "$1: slides of $(originals | wc -l) notebooks. They need nothing but a browser: no network, no program."
}

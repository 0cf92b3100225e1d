# Whether a build gives the same files at another place and in another time zone.

# Builds what is committed twice, in two fresh clones, and compares the jars, the playground and the site byte for byte.
# Prints what differs, and fails if anything does.
build_twice() {
  local work=$root/target/twice same=true path
  local one=$work/one other="$work/the other" log=$work/build.log
  rm -rf "$work"
  mkdir -p "$work"
  if ! { git clone --quiet "$root" "$one" && git clone --quiet "$root" "$other" && TZ=UTC "$one/bin/site" &&
    TZ=Pacific/Chatham "$other/bin/site"; } >"$log" 2>&1; then
    say "What is committed could not be built twice; all that was said is in target/twice/build.log."
    return 1
  fi
  for path in lib/target/backprop.jar engine/target/backprop-engine.jar kernel/target/backprop-kernel.jar \
    classroom/target/backprop-classroom.jar notebooks/backprop.jar playground/target/backprop-playground.jar \
    playground/target/play target/site; do
    diff -rq "$one/$path" "$other/$path" || same=false
  done
  if $same; then rm -rf "$work"; fi
  $same
}

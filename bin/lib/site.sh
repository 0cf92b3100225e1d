# What bin/site does, and the slides of bin/class.

site=$root/target/site
site_tools=$root/target/site-tools

need_site_tools() {
  need_node 20.19
  need_packages site site-tools "what sets formulas, code and slides, and what checks the pages, with npm (10 MB)"
}

# Writes the site, which links to the project at $1. The one before stays until the new one is whole.
write_site() {
  local work=$root/target/site-work log=$root/target/site.log
  need_jdk
  need_site_tools
  say "Writing the site"
  rm -rf "$work"
  mkdir -p "$work/site"
  keep_originals
  copy_originals "$work/notebooks"
  : >"$log"
  write_javadoc "$work/javadoc" >>"$log" 2>&1 || site_failure "$log"
  say "  the playground"
  build_playground >>"$log" 2>&1 || site_failure "$log"
  cp -R "$root/playground/target/play" "$work/site/play"
  node "$site_tools/build.mjs" "$root" "$work" "$1" >>"$log" 2>&1 || site_failure "$log"
  rm -rf "$site"
  mv "$work/site" "$site"
  rm -rf "$work"
  say "target/site: $(find "$site" -name '*.html' | wc -l) pages, $(du -sm "$site" | cut -f1) MB; begin at target/site/index.html"
}

site_failure() {
  tail -n 20 "$1" >&2
  die "The site could not be written; all that was said is in target/site.log."
}

# Javadoc of the library's public types, and of all of the engine's, since nobody calls an engine: one reads it.
write_javadoc() {
  local javadoc=$JAVA_HOME/bin/javadoc options=(-quiet -locale en_US -encoding UTF-8 -docencoding UTF-8 -Xdoclint:none
    -notimestamp -nohelp -noindex -notree -nodeprecated -nonavbar)
  "$javadoc" "${options[@]}" -d "$1/lib" -sourcepath "$root/lib/src/main/java" -subpackages backprop
  "$javadoc" "${options[@]}" -package --add-modules jdk.incubator.vector -d "$1/engine" -linkoffline ../lib "$1/lib" \
    -sourcepath "$root/engine/src/main/java:$root/engine/src/vector/java:$root/lib/src/main/java" -subpackages backprop.engine
}

check_site() {
  local pictures=$root/target/site-check
  need_browser
  rm -rf "$pictures"
  say "Looking at every page in Chromium"
  CHROMIUM=$(browser) node "$site_tools/check.mjs" "$site" "$pictures" ||
    die "The site has faults; pictures of its pages are in target/site-check."
  say "The site has no fault that could be found; pictures of its pages are in target/site-check."
}

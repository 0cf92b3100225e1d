# bin/start --check: a page of ticks, each with its remedy.

all_well=true

tick() { # $1 what, $2 what was found
  if $terminal_speaks_utf8; then printf '  ✓ %-8s %s\n' "$1" "$2"; else printf '  ok  %-8s %s\n' "$1" "$2"; fi
}

cross() { # $1 what, $2 what was found, $3 what helps
  all_well=false
  if $terminal_speaks_utf8; then printf '  ✗ %-8s %s\n' "$1" "$2"; else printf '  NO  %-8s %s\n' "$1" "$2"; fi
  [ -z "${3:-}" ] || printf '      %-8s -> %s\n' "" "$3"
}

check_machine() {
  check_jdk
  local jupyter_found=false
  check_jupyter
  check_room
  if [ -z "${JAVA_HOME:-}" ] || ! $jupyter_found; then
    cross kernel "needs the JDK and Jupyter" "bin/start installs them where it may"
  elif ! is_built; then
    cross kernel "is not built yet" "bin/start builds it"
  else
    check_cells
  fi
  $all_well
}

check_jdk() {
  local found
  found=$(jdks | sed -n 1p)
  if [ -z "$found" ]; then
    cross JDK "17 or newer is missing" "$(jdk_remedy)"
    JAVA_HOME=
    return 0
  fi
  export JAVA_HOME=${found#* }
  tick JDK "${found%% *}, $JAVA_HOME"
  if draws_text; then tick fonts "this Java draws letters"; else
    cross fonts "this Java can't draw letters, so charts will fail" "sudo apt install $chart_packages (on Debian and Ubuntu)"
  fi
}

check_jupyter() {
  if ! has_jupyter; then
    cross Jupyter "is missing" "$(jupyter_remedy)"
    return 0
  fi
  jupyter_found=true
  tick Jupyter "$jupyter_page $(jupyter "$jupyter_page" --version 2>/dev/null), $(command -v jupyter)"
}

check_room() {
  local free memory
  free=$(df -Pk "$root" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -ge 1000 ]; then tick disk "$free MB free"; else
    cross disk "$free MB free" "the first start needs up to 1,000 MB"
  fi
  if [ -r /proc/meminfo ]; then
    memory=$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
  else
    memory=$(($(sysctl -n hw.memsize 2>/dev/null || printf 0) / 1024 / 1024))
  fi
  if [ "$memory" -ge 1500 ]; then tick memory "$memory MB available"; else
    cross memory "$memory MB available" "close other programs: Jupyter and one notebook need about 1,500 MB"
  fi
}

# One cell that counts and one that draws, through Jupyter as a reader has it.
check_cells() {
  need_kernel
  local folder=$root/target/check
  mkdir -p "$folder"
  cat >"$folder/check.ipynb" <<CELLS
{"nbformat": 4, "nbformat_minor": 5,
 "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}},
 "cells": [
  {"cell_type": "code", "id": "one", "metadata": {}, "outputs": [], "execution_count": null, "source": "1 + 1"},
  {"cell_type": "code", "id": "two", "metadata": {}, "outputs": [], "execution_count": null, "source": ["%classpath ../../notebooks/backprop.jar\n",
   "org.knowm.xchart.BitmapEncoder.getBufferedImage(org.knowm.xchart.QuickChart.getChart(\"loss\", \"epoch\", \"loss\", \"a\", new double[] {0, 1}, new double[] {1, 0}))"]}]}
CELLS
  if ! patiently "$folder/log.txt" jupyter nbconvert --to notebook --execute --allow-errors \
    --ExecutePreprocessor.timeout=300 --output answers.ipynb --output-dir "$folder" "$folder/check.ipynb"; then
    cross kernel "does not answer: $(tail -n 1 "$folder/log.txt")" "all that was said is in target/check/log.txt"
    return 0
  fi
  if grep -q '"2"' "$folder/answers.ipynb"; then tick kernel "1 + 1 is 2"; else
    cross kernel "1 + 1 has no answer" "what came instead is in target/check/answers.ipynb"
  fi
  if grep -q '"image/png"' "$folder/answers.ipynb"; then tick chart "a chart was drawn"; else
    cross chart "was not drawn" "sudo apt install $chart_packages (on Debian and Ubuntu); the error is in target/check/answers.ipynb"
  fi
}

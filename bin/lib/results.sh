# bin/verify's own words: what runs, what passed, and what it means where something did not.

results=$(mktemp)
trap 'rm -f "$results"' EXIT
broken=false
report=$root/target/notebooks.txt
rm -f "$report"

# Runs Maven, two modules at a time, with its words in the log, says as each part begins, and remembers how many tests
# passed in which part on JDK $1. A failed test does not keep the parts after it from being tested.
run_tests() {
  local version=$1 result=0
  shift
  rm -rf "$root"/*/target/surefire-reports* "$root"/*/target/failsafe-reports* "$root/classroom/target/notebooks.txt"
  maven --threads 2 -Dmaven.test.failure.ignore=true "$@" 2>&1 | tee -a "$log" | announce || result=$?
  [ ! -f "$root/classroom/target/notebooks.txt" ] || mv "$root/classroom/target/notebooks.txt" "$report"
  local part
  for part in lib engine kernel classroom playground; do
    count_tests "$version" $part
  done
  if [ $result != 0 ]; then
    explain_maven "$log" || explain_build
    die "The build broke off: nothing after that was tested. All that it said is in target/verify.log."
  fi
}

announce() {
  local line
  while IFS= read -r line; do
    case $line in
      *'< io.github.backprop:backprop >'*) say "  the library" ;;
      *'< io.github.backprop:backprop-engine >'*) say "  the engine" ;;
      *'< io.github.backprop:backprop-kernel >'*) say "  the kernel, through Jupyter's own client" ;;
      *'< io.github.backprop:backprop-classroom >'*) say "  what the notebooks draw and check with" ;;
      *'< io.github.backprop:backprop-playground >'*) say "  the playground, and whether it computes the same in JavaScript" ;;
      *'Running backprop.classroom.NotebooksIT'*) say "  every notebook from top to bottom" ;;
    esac
  done
}

explain_build() {
  if grep -q 'spotless.*check.*failed\|format violations' "$log"; then
    say "The code is not formatted as the project wants it: ./mvnw spotless:apply"
  else
    grep -m 5 '^\[ERROR\]' "$log" >&2 || tail -n 10 "$log" >&2
  fi
}

# Adds a line "part version passed failed skipped", and one per failed test, to the results.
count_tests() {
  local reports
  reports=$(find "$root/$2/target" -path "*-reports*" -name 'TEST-*.xml' 2>/dev/null) || true
  [ -n "$reports" ] || return 0
  printf '%s\n' "$reports" | while IFS= read -r file; do cat "$file"; done |
    awk -v part="$2" -v version="$1" '
      function value(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
      /<testsuite / { tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
      /<testcase / { class = value("classname"); name = value("name"); told = 0 }
      (/<failure/ || /<error/) && !told { print "FAILED", part, version, class "." name; told = 1 }
      END { print "COUNT", part, version, tests - failed - skipped, failed }' >>"$results"
}

other_failure() {
  printf 'OTHER %s\n' "$1" >>"$results"
}

# A line for each part: how many tests passed on which JDKs, or which failed and what that means.
close_parts() {
  close_part lib library "do not trust a number that it computes until this is mended"
  close_part engine engine "training may be wrong or slow; the library alone is not touched"
  close_part kernel kernel "a cell may behave in Jupyter as it should not"
  close_part classroom classroom "what the notebooks draw or check may be wrong"
  close_part playground playground "the pages to play with may show a wrong number; the notebooks are not touched"
  sed -n 's/^OTHER //p' "$results"
}

close_part() {
  awk -v part="$1" -v name="$2" -v meaning="$3" '
    $1 == "COUNT" && $2 == part {
      if ($5 == 0) { versions = versions (versions == "" ? "" : " and ") $3; if ($4 > passed) passed = $4 }
      else { failures = failures sprintf("%s: %d of %d tests FAILED on JDK %s: %s\n", name, $5, $4 + $5, $3, meaning) }
    }
    $1 == "FAILED" && $2 == part { names = names "  " $4 " " $5 " " $6 " " $7 " (JDK " $3 ")\n" }
    END {
      if (versions != "") printf "%s: %d tests passed on JDK %s\n", name, passed, versions
      printf "%s%s", failures, names
    }' "$results"
}

# The notebooks' own report, which has them as they ended, and one line that sums it up.
close_notebooks() {
  local notebook missing= count=0 good=0
  LC_ALL=C sort "$report" 2>/dev/null || true
  while IFS= read -r notebook; do
    count=$((count + 1))
    if grep -q "^$notebook .* ok$" "$report" 2>/dev/null; then good=$((good + 1)); else missing="$missing $notebook"; fi
  done < <(series "$root/notebooks")
  if [ $good = $count ]; then
    printf 'notebooks: %d of %d print what they should\n' $good $count
  else
    printf 'notebooks: %d of %d print what they should; not%s: a reader may see other numbers than the text says\n' $good $count "$missing"
    broken=true
  fi
}

close_all() {
  local passed failed
  passed=$(awk '$1 == "COUNT" { n += $4 } END { print n + 0 }' "$results")
  failed=$(awk '$1 == "COUNT" { n += $5 } END { print n + 0 }' "$results")
  printf 'tests: %d passed, %d failed\n' "$passed" "$failed"
  if [ "$failed" != 0 ] || grep -q '^OTHER' "$results" || $broken; then
    say "Something is broken; the details are in target/verify.log."
    exit 1
  fi
  [ "$passed" != 0 ] || die "No test was run."
}

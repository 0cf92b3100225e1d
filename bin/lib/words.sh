# Words to the reader, and the alphabet that they are written in.

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Java takes the names of files, and javac the letters of sources, in the alphabet of the locale. Containers, ssh and
# cron often have none, or name one that the machine lacks; then the one that every newer system brings is used.
speak_utf8() {
  terminal_speaks_utf8=true
  local letters
  letters=$(locale charmap 2>/dev/null) || letters=
  case $letters in UTF-8 | utf8 | utf-8) return 0 ;; esac
  terminal_speaks_utf8=false
  local name
  for name in C.UTF-8 C.utf8 en_US.UTF-8; do
    letters=$(LC_ALL=$name locale charmap 2>/dev/null) || letters=
    if [ "$letters" = UTF-8 ]; then
      export LC_ALL=$name
      return 0
    fi
  done
}

# Runs a command whose output goes to file $1, and shows meanwhile that it is at work: the seconds on a terminal, and
# a line a minute elsewhere.
patiently() {
  local log=$1 begin=$SECONDS result=0 ticker
  shift
  (
    trap 'exit 0' TERM
    while sleep 1 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
      passed=$((SECONDS - begin))
      if [ -t 2 ]; then
        printf '\r  %d s' "$passed" >&2
      elif [ $((passed % 60)) = 0 ]; then
        say "  still at work after $((passed / 60)) min"
      fi
    done
  ) &
  ticker=$!
  "$@" >"$log" 2>&1 || result=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  [ ! -t 2 ] || printf '\r\033[K' >&2
  return $result
}

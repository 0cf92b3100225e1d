# What the commands share. To be sourced by bash: each file says in plain lines what it does, what is missing, and
# how to get it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for part in words apt jdk jupyter build copy; do
  . "$root/bin/lib/$part.sh"
done

speak_utf8

# The build, and the kernel that Jupyter is told of.

kernel_jar=$root/kernel/target/backprop-kernel.jar
notebooks_jar=$root/notebooks/backprop.jar

maven() {
  command -v curl >/dev/null || command -v wget >/dev/null || [ -d "${HOME:-}/.m2/wrapper" ] || say "Downloading Maven with Java alone"
  (cd "$root" && ./mvnw --batch-mode --no-transfer-progress "$@")
}

is_built() {
  [ -f "$kernel_jar" ] && [ -f "$notebooks_jar" ] || return 1
  local older=$kernel_jar
  [ "$notebooks_jar" -nt "$kernel_jar" ] || older=$notebooks_jar
  [ -z "$(cd "$root" && find pom.xml .mvn ./*/pom.xml ./*/src '(' -path '*/src/test' -o -path './playground/*' ')' -prune -o -newer "$older" -print 2>/dev/null)" ]
}

build() {
  if is_built; then return 0; fi
  if [ -d "${HOME:-}/.m2/repository/io" ]; then
    say "Building (a minute)"
  else
    say "Building (the first time downloads about 100 MB of libraries; two minutes or so)"
  fi
  local log=$root/target/build.log
  mkdir -p "$root/target"
  # The playground's compiler is another download, which nobody needs to read the notebooks.
  if ! patiently "$log" maven --quiet -Dquick -Dmaven.test.skip=true --projects '!playground' package; then
    explain_maven "$log" || tail -n 40 "$log" >&2
    die "The build failed; all that it said is in target/build.log."
  fi
}

# Compiles the library for the browser, to playground/target/play.
build_playground() {
  maven --quiet -Dquick -Dmaven.test.skip=true --projects playground --also-make package
}

# One sentence for what stops Maven on other people's networks. What Maven says after its "BUILD FAILURE" counts, if it
# came as far: before that, a test may have written anything.
explain_maven() {
  local words url system=
  words=$(sed -n '/BUILD FAILURE/,$p' "$1")
  [ -n "$words" ] || words=$(cat "$1")
  # The wrapper, which fetches Maven, does not say why it could not.
  url=$(sed -n 's/^curl: Failed to fetch //p' "$1")
  [ -z "$url" ] || words="$words $(curl -sS --head --output /dev/null "$url" 2>&1 || true)"
  [ ! -x /usr/sbin/update-ca-certificates ] ||
    system="sudo cp FILE /usr/local/share/ca-certificates/network.crt && sudo update-ca-certificates; then "
  if grep -q -e 'PKIX path' -e 'unable to find valid certification path' -e 'SSL certificate problem' \
    -e 'certificate is not trusted' -e 'unable to get local issuer' -e 'certificate verify' <<<"$words"; then
    say "This network replaces certificates, and this machine does not know whose: get its certificate as a FILE from whoever runs the network, and run: ${system}sudo $JAVA_HOME/bin/keytool -importcert -cacerts -storepass changeit -noprompt -alias network -file FILE"
  elif grep -q -i -e 'UnknownHostException' -e 'Unknown host' -e 'Could not resolve host' -e 'Network is unreachable' \
    -e 'Temporary failure in name resolution' -e 'Connection refused' -e 'failed to fetch' <<<"$words"; then
    say "The libraries could not be downloaded: the first start needs the Internet. Behind a proxy, Maven reads it from ~/.m2/settings.xml."
  elif grep -q -e 'No space left on device' <<<"$words"; then
    say "The disk is full."
  else
    return 1
  fi
}

# Writes the kernelspec `java` under the prefix $1; other kernels of the user's are not touched. The language is set so
# that cells print 0.5, not 0,5, wherever the reader lives. Half of the memory, where Java takes a quarter, since
# notebook 05 would fill the 512 MB that this is on a machine with 2 GB.
install_kernel() {
  "$JAVA_HOME/bin/java" -jar "$kernel_jar" --install --prefix "$1" \
    --jvm-arg=-Djava.awt.headless=true --jvm-arg=-Duser.language=en --jvm-arg=-Duser.country=US \
    --jvm-arg=-XX:MaxRAMPercentage=50 --add-module=jdk.incubator.vector >/dev/null
}

# Makes the kernel known to Jupyter commands that this script runs, and to no other.
need_kernel() {
  install_kernel "$jupyter_prefix"
  export JUPYTER_PATH=$jupyter_prefix/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
}

# Shared by the scripts of bin/: finds the project, a JDK and Maven. Source it, do not run it.

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly PROJECT
readonly LEAST_JAVA=25

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# need WHAT PACKAGE...: installs Debian's packages where we may, and asks for them otherwise.
need() {
  local what=$1
  shift
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "$what is missing. Install it (Debian: apt-get install $*)."
  say "Installing $what …"
  apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null ||
    fail "$what could not be installed. Install it yourself (Debian: apt-get install $*)."
}

# java_version HOME: prints the feature release of the JDK at HOME, or nothing.
java_version() {
  [ -x "$1/bin/javac" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Sets JAVA_HOME to a JDK that is new enough: JAVA_HOME itself, the one on the PATH, or one of the usual folders. Where there is
# none, Debian's is installed or asked for.
find_java() {
  if look_for_java; then return; fi
  say "No JDK $LEAST_JAVA or newer is in JAVA_HOME, on the PATH or in /usr/lib/jvm."
  need "JDK $LEAST_JAVA" "openjdk-$LEAST_JAVA-jdk-headless"
  look_for_java || fail "The JDK that was installed is not in /usr/lib/jvm. Set JAVA_HOME to it."
}

look_for_java() {
  local candidate version on_path=
  if command -v javac >/dev/null; then on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")"); fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /opt/java/* /opt/jdk*; do
    [ -n "$candidate" ] || continue
    version=$(java_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge "$LEAST_JAVA" ]; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  return 1
}

# Runs Maven with that JDK.
maven() {
  command -v mvn >/dev/null || need Maven maven
  # The build takes the Urdu faces from npm.
  command -v npm >/dev/null || need "Node.js with npm" nodejs npm
  (cd "$PROJECT" && mvn -B -ntp "$@")
}

# memory_options LEVEL: how the program's Java keeps its memory, LEVEL being 4 for what runs long.
memory_options() {
  # Out of memory, a thread that dies would leave a register that answers half: it ends, and what watches it starts it again.
  printf '%s' -XX:+ExitOnOutOfMemoryError
  case " ${NSOR_JAVA_OPTIONS:-}" in *" -XX:+Use"*GC*) return ;; esac
  # From three processors on, one collects garbage while the others answer; on fewer the simple collector takes less of them.
  if [ "$1" = 4 ] && [ "$(nproc)" -ge 3 ]; then printf ' %s' -XX:+UseG1GC; else printf ' %s' -XX:+UseSerialGC; fi
}

readonly SERVER_JAR=$PROJECT/server/target/nsor-server.jar
readonly SIMULATORS_JAR=$PROJECT/simulators/target/nsor-simulators-run.jar

# True where the jars are missing or older than a source.
needs_build() {
  [ -e "$SERVER_JAR" ] && [ -e "$SIMULATORS_JAR" ] || return 0
  [ -n "$(find "$PROJECT/pom.xml" "$PROJECT"/{server,simulators}/pom.xml "$PROJECT"/{server,simulators}/src/main \
      -newer "$SERVER_JAR" -type f -print -quit)" ]
}

# Builds the server and the simulators, without the tests; prints Maven's output only where it fails.
build() {
  local log
  log=$(mktemp)
  say "Building the register (a first build takes a few minutes) …"
  if ! maven -q clean package -pl server,simulators -am -DskipTests -Dspotless.check.skip >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "The build failed."
  fi
  rm -f "$log"
  touch "$SERVER_JAR"
}

# The survivors' vault is a server of its own from the same program: with a folder, a database, keys and ports of its own.
# What is not set for the vault is empty there, and not the register's.
vault_environment() {
  export NSOR_APPLICATION=vault NSOR_REGISTER_PORT="${NSOR_PORT:-8080}"
  export NSOR_DATA="${NSOR_VAULT_DATA:-${NSOR_DATA:-data}/vault}"
  export NSOR_PORT="${NSOR_VAULT_PORT:-8100}"
  export NSOR_MANAGEMENT_PORT="${NSOR_VAULT_MANAGEMENT_PORT:-8101}"
  export NSOR_DB_URL="${NSOR_VAULT_DB_URL:-}" NSOR_DB_USER="${NSOR_VAULT_DB_USER:-}" NSOR_DB_PASSWORD="${NSOR_VAULT_DB_PASSWORD:-}"
  export NSOR_KEYS_URL="${NSOR_VAULT_KEYS_URL:-}" NSOR_KEYS_USER="${NSOR_VAULT_KEYS_USER:-}" NSOR_KEYS_PASSWORD="${NSOR_VAULT_KEYS_PASSWORD:-}"
  export NSOR_TOKEN_LIBRARY="${NSOR_VAULT_TOKEN_LIBRARY:-}" NSOR_TOKEN_SLOT="${NSOR_VAULT_TOKEN_SLOT:-}" NSOR_TOKEN_PIN_FILE="${NSOR_VAULT_TOKEN_PIN_FILE:-}"
  export NSOR_KEYS_OWNER_USER="${NSOR_VAULT_KEYS_OWNER_USER:-}" NSOR_KEYS_OWNER_PASSWORD="${NSOR_VAULT_KEYS_OWNER_PASSWORD:-}"
  export NSOR_DB_OWNER_USER="${NSOR_VAULT_DB_OWNER_USER:-}" NSOR_DB_OWNER_PASSWORD="${NSOR_VAULT_DB_OWNER_PASSWORD:-}"
  export NSOR_SMPP_HOST="${NSOR_VAULT_SMPP_HOST:-}" NSOR_SMPP_PORT="${NSOR_VAULT_SMPP_PORT:-2775}"
  export NSOR_SMPP_SYSTEM_ID="${NSOR_VAULT_SMPP_SYSTEM_ID:-}" NSOR_SMPP_PASSWORD="${NSOR_VAULT_SMPP_PASSWORD:-}"
  export NSOR_SMPP_NEUTRAL_SYSTEM_ID='' NSOR_SMPP_NEUTRAL_PASSWORD=''
  export NSOR_SMS_NEUTRAL_SENDER="${NSOR_VAULT_SMS_SENDER:-7200}"
  export NSOR_SIMULATOR_SMPP_PORT="${NSOR_VAULT_SIMULATOR_SMPP_PORT:-2776}" NSOR_SIMULATOR_HTTP_PORT="${NSOR_VAULT_SIMULATOR_HTTP_PORT:-8096}"
  export NSOR_TRAIL_ORIGIN="${NSOR_VAULT_TRAIL_ORIGIN:-nsor.gov.pk/vault}" NSOR_WITNESSES="${NSOR_VAULT_WITNESSES:-}"
}

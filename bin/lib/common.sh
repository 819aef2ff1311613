# Shared by the scripts in bin/. Sourced, never run.
# Every message is one sentence in Chinese and one in English; what to do is part of it.

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-${HOME:?}/.cache}/static-traffic-platform
MIN_JDK=25
MIN_NODE=20

started_at=$(date +%s%N)

# step ZH EN: a progress line with the seconds since the script began.
step() {
    local tenths=$((($(date +%s%N) - started_at) / 100000000))
    printf '[%3d.%d s] %s / %s\n' $((tenths / 10)) $((tenths % 10)) "$1" "$2"
}

# fail ZH EN: tells why and ends the script.
fail() {
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

# wants_help ARGUMENTS...: true if one of them asks for help.
wants_help() {
    local argument
    for argument in "$@"; do
        case $argument in -h | --help) return 0 ;; esac
    done
    return 1
}

# jdk_major HOME: the major version of the JDK there, 0 if there is none. Reads the release file: starting a JVM to ask
# takes a noticeable moment for each candidate.
jdk_major() {
    local version=0
    if [[ -x $1/bin/javac && -r $1/release ]]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    printf '%s' "${version:-0}"
}

# Sets and exports JAVA_HOME to a JDK that is new enough: the given one, else the newest installed one.
find_jdk() {
    local candidate best='' best_major=0 major on_path
    if [[ -n ${JAVA_HOME:-} && $(jdk_major "$JAVA_HOME") -ge $MIN_JDK ]]; then
        export JAVA_HOME
        return
    fi
    on_path=$(command -v javac || true)
    [[ -n $on_path ]] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in /usr/lib/jvm/* /opt/java/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* ${on_path:+"$on_path"}; do
        major=$(jdk_major "$candidate")
        if ((major >= MIN_JDK && major > best_major)); then
            best=$candidate
            best_major=$major
        fi
    done
    [[ -n $best ]] || fail \
        "没有找到 JDK $MIN_JDK 或更高版本：请安装一个（例如 Eclipse Temurin $MIN_JDK），或把 JAVA_HOME 指向它。" \
        "No JDK of version $MIN_JDK or later was found: install one (Eclipse Temurin $MIN_JDK, for example) or point JAVA_HOME at it."
    export JAVA_HOME=$best
}

# need COMMAND PACKAGE: ends with a sentence if the command is missing.
need() {
    command -v "$1" >/dev/null || fail \
        "缺少命令 $1：请安装软件包 $2（例如 apt-get install $2）。" \
        "The command $1 is missing: install the package $2 (apt-get install $2, for example)."
}

# The tools that building takes.
need_build_tools() {
    need mvn maven
    need node nodejs
    need npm npm
    local node_major
    node_major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    ((node_major >= MIN_NODE)) || fail \
        "Node.js 版本为 $node_major，需要 $MIN_NODE 或更高版本，请升级。" \
        "Node.js is version $node_major; install version $MIN_NODE or later."
}

# The small tools that keep the processes together.
need_run_tools() {
    [[ $(uname -s) == Linux ]] || fail \
        "独立运行方式只支持 Linux：请在 Linux 主机、虚拟机或容器中运行。" \
        "The standalone default runs on Linux only: use a Linux host, virtual machine or container."
    need setsid util-linux
    need setpriv util-linux
    need unshare util-linux
}

# pom_property NAME: the value of a property in the root pom.
pom_property() {
    sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$REPOSITORY/pom.xml" | head -n 1
}

# sources_digest PATHS...: one digest over all files under them that belong to the sources, named and with content.
sources_digest() {
    (
        cd "$REPOSITORY"
        if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
            git ls-files -z --cached --others --exclude-standard -- "$@"
        else
            find "$@" -type f -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/dist/*' -print0
        fi |
            # Tests have no part in what runs; a file may be tracked and gone.
            grep -z -v -E '/src/test/|/e2e/' | sort -z | while IFS= read -r -d '' file; do
            [[ -f $file ]] && printf '%s\0' "$file"
        done | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
    )
}

# is_running STATE: whether the supervisor of that state folder is alive. Its number alone proves nothing, another process
# may have it by now: the kernel's start tick and the boot must be the same.
is_running() {
    local pid tick boot stat fields
    [[ -r $1/run/supervisor.pid ]] || return 1
    { read -r pid && read -r tick && read -r boot; } <"$1/run/supervisor.pid" || return 1
    [[ $boot == "$(</proc/sys/kernel/random/boot_id)" && -r /proc/$pid/stat ]] || return 1
    stat=$(<"/proc/$pid/stat") 2>/dev/null || return 1
    read -ra fields <<<"${stat##*) }"
    [[ ${fields[19]} == "$tick" && ${fields[0]} != Z ]]
}

standalone_jar() {
    printf '%s' "$REPOSITORY/bootstrap/standalone/target/standalone-$(project_version).jar"
}

project_version() {
    sed -n 's:^    <version>\(.*\)</version>:\1:p' "$REPOSITORY/pom.xml" | head -n 1
}

# Puts the command line of the standalone program into the array STANDALONE.
standalone_command() {
    local jar
    jar=$(standalone_jar)
    [[ -f $jar ]] || fail "程序尚未构建：请先执行 bin/start。" "Nothing is built yet: run bin/start first."
    # A small heap and few compiler tiers: it starts quickly and then mostly waits.
    STANDALONE=(
        "$JAVA_HOME/bin/java" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
        "-Dstatic-traffic.home=$REPOSITORY" "-Dstatic-traffic.cache=$CACHE"
        -cp "$jar:$REPOSITORY/bootstrap/standalone/target/lib/*"
        city.statictraffic.standalone.Main
    )
}

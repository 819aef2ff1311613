# The parts of bin/test. Sourced after common.sh and build.sh.

WEB=$REPOSITORY/adapters/web
REPORTS=$REPOSITORY/target/test-reports
LOGS=$REPOSITORY/target/test-logs
SHOTS=$REPOSITORY/target/test-shots
PARTS_FAILED=()
PARTS_TIMED=()

contexts() {
    ls "$REPOSITORY/bounded-contexts"
}

# The modules in which a context has tests: its own and the adapters.
modules_of() {
    printf 'bounded-contexts/%s' "$1"
    local module
    for module in "$REPOSITORY"/adapters/*/; do
        module=${module%/}
        [[ -d $module/src/test/java ]] && printf ',adapters/%s' "${module##*/}"
    done
}

# Reports of earlier runs must not be counted.
forget_old_reports() {
    rm -rf "$REPORTS" "$LOGS" "$SHOTS"
    mkdir -p "$REPORTS" "$LOGS"
    find "$REPOSITORY" \( -name node_modules -o -name .git -o -name .state \) -prune -o \
        -type d \( -name '*surefire-reports' -o -name failsafe-reports \) -print0 | xargs -0 -r rm -rf
}

# part NAME COMMAND...: runs a part, shows how long it took, and goes on if it fails.
part() {
    local name=$1 began result
    shift
    began=$(date +%s)
    step "开始 $name" "begins"
    if "$@"; then result='ok'; else
        result='FAILED'
        PARTS_FAILED+=("$name")
    fi
    PARTS_TIMED+=("$(printf '%5d s  %-24s %s' $(($(date +%s) - began)) "$name" "$result")")
    step "结束 $name" "${PARTS_TIMED[-1]##* }"
}

# logged NAME COMMAND...: keeps the output in a log and shows its end if the command fails.
logged() {
    logged_with_input "$@" </dev/null
}

logged_with_input() {
    local log=$LOGS/$1.log
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log"
        printf '%s %s\n' '完整日志 / the whole log:' "${log#"$REPOSITORY/"}"
        return 1
    fi
}

check_format() {
    logged format mvn -B -ntp -q spotless:check
}

# One line for each module and for each test class; the rest goes into the log. A failed test does not end the run, so
# that one run shows them all; the sum is made from the reports.
maven_tests() {
    local log=$LOGS/maven.log
    set +o pipefail
    mvn -B -ntp --fail-at-end -Dstyle.color=never -Dspotless.check.skip=true -Dmaven.test.failure.ignore=true "$@" \
        2>&1 </dev/null | tee "$log" | while IFS= read -r line; do
        if [[ $line =~ ^\[INFO\]\ Building\ (.*)\ \[([0-9]+/[0-9]+)\]$ ]]; then
            step "  ${BASH_REMATCH[1]%% [0-9]*}" "${BASH_REMATCH[2]}"
        elif [[ $line =~ Tests\ run:\ ([0-9]+),.*Time\ elapsed:\ ([0-9.,]+\ s).*\ in\ (.*)$ ]]; then
            printf '            %4d  %9s  %s%s\n' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]##*.}" \
                "$([[ $line == *FAIL* || $line == *ERROR* ]] && printf '  FAILED')"
        elif [[ $line == '[ERROR] COMPILATION ERROR'* || $line =~ ^\[ERROR\].*\.java: ]]; then
            printf '%s\n' "$line"
        fi
    done
    set -o pipefail
    # A test JVM that dies leaves no report of a failed test behind, only its line in the log.
    if ! grep -q '^\[INFO\] BUILD SUCCESS' "$log" ||
        grep -q -e 'The forked VM terminated' -e 'There was an error in the forked process' "$log"; then
        grep -m 15 -F '[ERROR]' "$log" || tail -n 20 "$log"
        printf '%s %s\n' '完整日志 / the whole log:' "${log#"$REPOSITORY/"}"
        return 1
    fi
}

# npm keeps a copy of the lock file it installed from; newer than the lock file, it says that nothing changed.
web_dependencies() {
    [[ $WEB/node_modules/.package-lock.json -nt $WEB/package-lock.json ]] ||
        (cd "$WEB" && logged npm-install npm install --no-save --no-audit --no-fund)
}

# The whole-system tests find the identity provider in the cache. In a subshell, because it ends the script if it fails.
identity_provider() {
    (fetch_keycloak)
}

# What the program offers is what docs/interfaces says.
interface_specification() {
    node "$REPOSITORY/bin/lib/write-interfaces.mjs" "$REPOSITORY" --check
}

# Two checks that read the same sources, side by side.
web_lint_and_types() {
    local lint result=0
    web_run lint &
    lint=$!
    web_run typecheck || result=1
    wait "$lint" || result=1
    return $result
}

web_run() {
    (cd "$WEB" && logged "web-$1" npm run --silent "$1")
}

web_unit_tests() {
    (cd "$WEB" && logged web-unit npx --no-install vitest run --passWithNoTests \
        --reporter=default --reporter=junit --outputFile.junit="$REPORTS/web-unit.xml" "$@")
}

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || return 1
}

# Installs what the system's package manager has; without the rights it says what to install.
need_packages() {
    local as_root=()
    (($# == 0)) && return
    ((EUID == 0)) || as_root=(sudo -n)
    step "安装 $*" "installing"
    if ! command -v apt-get >/dev/null || ! { logged apt "${as_root[@]}" apt-get update -q &&
        logged apt "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; }; then
        printf '%s\n%s\n' "请先安装：$*。" "Install these first: $*."
        return 1
    fi
}

need_browser() {
    local packages=()
    find_browser >/dev/null || packages+=(chromium)
    [[ -n $(fc-list :lang=zh 2>/dev/null) ]] || packages+=(fontconfig fonts-noto-cjk)
    need_packages ${packages[@]+"${packages[@]}"}
}

# A real virus scanner for photos. Where it cannot be had its test is skipped, and the sum says so.
need_scanner() {
    [[ -x /usr/sbin/clamd ]] || need_packages clamav-daemon || true
}

# One line for each journey and the counts, then what failed and why.
show_journeys() {
    sed -u -nE -e 's/\x1b\[[0-9;]*m//g' -e '/failing tests:$/,$p' -e '/^ *[✔✖] .* \([0-9.]+ms\)$/p' \
        -e 's/^ℹ (tests|pass|fail|skipped) /            \1 /p'
}

# The journeys run against an instance of their own, on ports of their own, of what the modules part has just built.
browser_journeys() {
    local state result=0
    if ! find_browser >/dev/null; then
        printf '%s\n' '没有浏览器（chromium）/ there is no browser (chromium)'
        return 1
    fi
    if [[ " ${PARTS_FAILED[*]} " == *' modules '* ]]; then
        printf '%s\n' '模块未构建成功，不启动 / the modules did not build, nothing to start'
        return 1
    fi
    state=$(mktemp -d "${TMPDIR:-/tmp}/static-traffic-journeys.XXXXXX")
    if ! logged journeys-start "$REPOSITORY/bin/start" --detach --skip-build --state "$state" --bikes 5000 \
        --port 18443 --keycloak-port 18444 --kafka-port 19093 --pg-port 15433; then
        rm -rf "$state"
        return 1
    fi
    mkdir -p "$SHOTS"
    (cd "$WEB" && find e2e -name node_modules -prune -o -name '*.test.mjs' -print0 | sort -z |
        CHROMIUM=$(find_browser) BASE_URL=https://localhost:18443 ACCOUNTS_JSON=$state/secrets/accounts.json \
            SCREENSHOTS=$SHOTS xargs -0 node --test --test-concurrency=3 \
            --test-reporter=spec --test-reporter-destination=stdout \
            --test-reporter=junit --test-reporter-destination="$REPORTS/journeys.xml") 2>&1 |
        tee "$LOGS/journeys.log" | show_journeys || result=1
    logged journeys-stop "$REPOSITORY/bin/stop" --state "$state" || true
    rm -rf "$state"
    return $result
}

# Shows the parts with their times, then failed and skipped tests by name, then the sum on a line of its own.
sum_up() {
    printf '\n'
    printf '%s\n' "${PARTS_TIMED[@]}"
    node "$REPOSITORY/bin/lib/sum-tests.mjs" "$REPOSITORY" "${PARTS_FAILED[@]}"
}

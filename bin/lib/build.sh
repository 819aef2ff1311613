# Builds what bin/start runs. Sourced after common.sh.

BUILT_MODULES=bootstrap/platform,bootstrap/standalone,bootstrap/demo-city
SOURCES_OF_BUILD=(pom.xml .mvn shared-kernel bounded-contexts adapters
    bootstrap/platform bootstrap/standalone bootstrap/demo-city)
BUILD_STAMP=$REPOSITORY/bootstrap/standalone/target/built-from.sha256
BUILD_LOG=$REPOSITORY/bootstrap/standalone/target/build.log

artifacts_are_there() {
    [[ -f $(standalone_jar) &&
        -f $REPOSITORY/bootstrap/platform/target/quarkus-app/quarkus-run.jar &&
        -d $REPOSITORY/bootstrap/demo-city/target/demo-city/lib ]]
}

# Builds if a source changed since the last build.
build_if_stale() {
    local digest
    digest=$(sources_digest "${SOURCES_OF_BUILD[@]}")
    if artifacts_are_there && [[ -f $BUILD_STAMP && $(<"$BUILD_STAMP") == "$digest" ]]; then
        return
    fi
    need_build_tools
    mkdir -p "$(dirname "$BUILD_STAMP")"
    # Libraries of an earlier version would stay beside the new ones.
    rm -rf "$BUILD_STAMP" "$REPOSITORY/bootstrap/standalone/target/lib" "$REPOSITORY/bootstrap/demo-city/target/demo-city"
    step "正在构建（首次需要几分钟，日志 $BUILD_LOG）" "Building (the first time takes some minutes, log $BUILD_LOG)"
    if ! run_maven; then
        grep -m 5 -F '[ERROR]' "$BUILD_LOG" >&2 || true
        fail "构建失败，完整日志见 $BUILD_LOG。" "The build failed; the whole log is in $BUILD_LOG."
    fi
    artifacts_are_there || fail \
        "构建没有产生所需文件，日志见 $BUILD_LOG。" \
        "The build did not make the files it should; the log is in $BUILD_LOG."
    printf '%s\n' "$digest" >"$BUILD_STAMP"
    step "构建完成" "Built"
}

# Shows one line per module; everything else goes into the log.
run_maven() {
    local line module
    (cd "$REPOSITORY" && mvn -B -ntp -DskipTests -Dspotless.check.skip package -pl "$BUILT_MODULES" -am 2>&1) |
        tee "$BUILD_LOG" |
        while IFS= read -r line; do
            if [[ $line =~ ^\[INFO\]\ Building\ (.*)\ +\[([0-9]+/[0-9]+)\]$ ]]; then
                module=${BASH_REMATCH[1]%%  *}
                step "  构建 ${BASH_REMATCH[2]} ${module% *}" "building"
            fi
        done
}

# Puts the identity provider's distribution into the cache, unless its built copy is there.
fetch_keycloak() {
    local version
    version=$(pom_property keycloak.version)
    if [[ -d $CACHE/keycloak-$version || -f $CACHE/download/keycloak-quarkus-dist-$version.zip ]]; then
        return
    fi
    need mvn maven
    mkdir -p "$CACHE/download"
    step "首次：获取登录服务 Keycloak $version（约 170 MB）" "First time: fetching Keycloak $version (about 170 MB)"
    # Into a folder of its own first: a download cut short must not look like a whole one.
    local partial
    partial=$(mktemp -d "$CACHE/download/partial.XXXXXX")
    if ! (cd "$REPOSITORY" && mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
        -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$partial" \
        -f bootstrap/standalone/pom.xml) >"$CACHE/download/fetch.log" 2>&1; then
        rm -rf "$partial"
        fail "无法获取 Keycloak，请检查网络，原因见 $CACHE/download/fetch.log。" \
            "Keycloak could not be fetched; check the network, $CACHE/download/fetch.log says why."
    fi
    mv "$partial/keycloak-quarkus-dist-$version.zip" "$CACHE/download/"
    rmdir "$partial"
}

#!/bin/sh
# Called by PostgreSQL while it recovers: restore-wal NAME PATH FOLDER... Status 1 says "not there", which ends the recovery.
set -eu
name=$1
to=$2
shift 2
for folder in "$@"; do
    if [ -f "$folder/$name.gz" ]; then
        gzip -dc "$folder/$name.gz" >"$to"
        exit 0
    fi
done
exit 1

#!/bin/sh
# Called by PostgreSQL for each finished piece of its log: archive-wal PATH NAME. Status 0 says "kept, you may reuse it".
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)

# Nobody asked for backups: nothing is kept, nothing piles up.
[ -f "$here/store" ] || exit 0
store=$(cat "$here/store")
if [ "$(cat "$here/id")" != "$(cat "$store/id" 2>/dev/null)" ]; then
    echo "archive-wal: the backup store $store is not there; PostgreSQL keeps its log and asks again" >&2
    exit 1
fi

# Evidence goes first: whatever the log names is then in the store already. A renamed file has a new change time, and two
# seconds of overlap make up for a coarse clock.
touch -d '2 seconds ago' "$here/evidence-copied.next"
if [ -d "$here/../evidence" ]; then
    (
        cd "$here/../evidence"
        if [ -f "$here/evidence-copied" ]; then
            find . -path ./incoming -prune -o -type f -cnewer "$here/evidence-copied" -print
        else
            find . -path ./incoming -prune -o -type f -print
        fi >"$here/evidence-new"
        while IFS= read -r file; do
            to=$store/evidence/$file
            if [ ! -f "$to" ]; then
                mkdir -p "$(dirname "$to")"
                cp "$file" "$to.partial"
                sync "$to.partial"
                mv "$to.partial" "$to"
            fi
        done <"$here/evidence-new"
    )
fi
mv "$here/evidence-copied.next" "$here/evidence-copied"

to=$store/wal/$2.gz
if [ -f "$to" ]; then
    # Never overwritten. The same piece again is what a crash between here and PostgreSQL's note of it leaves.
    gzip -dc "$to" | cmp -s - "$1" && exit 0
    echo "archive-wal: $to is there already and differs" >&2
    exit 1
fi
gzip -1 -c <"$1" >"$to.partial"
sync "$to.partial"
mv "$to.partial" "$to"
sync "$store/wal"

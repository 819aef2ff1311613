#!/bin/sh
# 安装或升级：sudo ./install.sh [--train] [--root DIR]；卸载：sudo ./install.sh --uninstall。数据与设置从不删除。
# Installs or upgrades: sudo ./install.sh [--train] [--root DIR]; --uninstall takes the program away. Data and settings stay.
#   --train     安装后训练启动缓存（平台服务会停一会儿） / trains the start cache (the service stops for a while)
#   --root DIR  装到 DIR 下，不建账号、不动 systemd（打包与测试用） / installs below DIR, without account and systemd
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root='' train=false uninstall=false
while [ $# -gt 0 ]; do
    case $1 in
        --train) train=true ;;
        --uninstall) uninstall=true ;;
        --root) root=${2:?folder}; shift ;;
        *) echo "没有选项 $1 / there is no option $1" >&2; exit 2 ;;
    esac
    shift
done
target=$root/opt/static-traffic
unit=$root/etc/systemd/system/static-traffic-platform.service
live=false
[ -n "$root" ] || live=true
if $live && [ "$(id -u)" -ne 0 ]; then
    echo '请用 root 运行 / run it as root' >&2
    exit 1
fi

if $uninstall; then
    if $live; then systemctl disable --now static-traffic-platform || true; fi
    rm -rf "$target" "$unit"
    if $live; then systemctl daemon-reload; fi
    echo '已卸载；/etc/static-traffic 与 /var/lib/static-traffic 保留 / uninstalled; settings and data stay'
    exit 0
fi

# What was unpacked is what was packed.
(cd "$here" && sha256sum --quiet -c FILES.sha256) || { echo '安装包已损坏 / the package is damaged' >&2; exit 1; }

if $live && ! id static-traffic >/dev/null 2>&1; then
    useradd --system --home-dir /var/lib/static-traffic --shell /sbin/nologin --user-group static-traffic
fi
# The old program is kept beside the new one for going back.
rm -rf "$target.new"
mkdir -p "$target.new" "$(dirname "$unit")" "$root/etc/static-traffic/tls" "$root/var/lib/static-traffic/evidence"
cp -a "$here/." "$target.new/"
if $live; then
    chown -R root:root "$target.new"
    chown -R static-traffic:static-traffic /var/lib/static-traffic
fi
rm -rf "$target.old"
[ ! -d "$target" ] || mv "$target" "$target.old"
mv "$target.new" "$target"
cp "$here/systemd/static-traffic-platform.service" "$unit"
settings=$root/etc/static-traffic/platform.env
if [ ! -f "$settings" ]; then
    cp "$here/etc/platform.env" "$settings"
    chmod 0640 "$settings"
    if $live; then chgrp static-traffic "$settings"; fi
    echo "请填写 $settings / fill in $settings"
fi
if $live; then systemctl daemon-reload; fi

if $train && $live; then
    running=false
    if systemctl is-active --quiet static-traffic-platform; then running=true; systemctl stop static-traffic-platform; fi
    scratch=$(mktemp -d)
    chown static-traffic "$scratch"
    # As the service's own user, with its settings; root then takes over the cache, so that the service cannot change it.
    runuser -u static-traffic -- sh -c 'set -a; . /etc/static-traffic/platform.env; exec /opt/static-traffic/bin/train "$1"' sh "$scratch/platform.aot"
    mkdir -p "$target/aot"
    install -o root -g root -m 0644 "$scratch/platform.aot" "$target/aot/platform.aot"
    rm -rf "$scratch"
    if $running; then systemctl start static-traffic-platform; fi
fi
echo '已安装。启动：systemctl enable --now static-traffic-platform / installed; start it with that'

package city.statictraffic.standalone;

import org.jspecify.annotations.Nullable;

/** What a person needs to know once the instance is ready. */
final class Welcome {
    private final StateFolder state;
    private final Addresses addresses;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final Options options;
    private final @Nullable PhoneDoor phoneDoor;

    /** @param phoneDoor where a phone gets the certificate; none if no phone may come in */
    Welcome(
            StateFolder state,
            Addresses addresses,
            Secrets secrets,
            LocalAuthority authority,
            Options options,
            @Nullable PhoneDoor phoneDoor) {
        this.state = state;
        this.addresses = addresses;
        this.secrets = secrets;
        this.authority = authority;
        this.options = options;
        this.phoneDoor = phoneDoor;
    }

    void print(Progress out) {
        out.plain("");
        if (options.platform()) {
            out.plain("  控制台 / console        " + addresses.publicUrl() + "/console/");
            out.plain("  巡查端 / patrol app     " + addresses.publicUrl() + "/patrol/");
        }
        out.plain("  登录服务 / Keycloak     " + addresses.realmUrl());
        out.plain("  消息服务 / Kafka        " + addresses.kafkaBootstrap() + " (SASL_SSL, SCRAM-SHA-512)");
        out.plain("  数据库 / PostgreSQL     " + EmbeddedPostgres.HOST + ":"
                + addresses.ports().postgres());
        out.plain("");
        out.plain("  账号 / accounts");
        for (Demo.Account account : Demo.ACCOUNTS) {
            if (!account.name().equals(Demo.PATROL_OF_THE_SIMULATOR)) {
                out.plain("    %-16s %s   %s"
                        .formatted(account.name(), secrets.account(account.name()), account.displayName()));
            }
        }
        out.plain("");
        out.plain("  证书 / certificate      " + authority.caPem());
        out.plain("    浏览器会提示证书不受信任：把上面的文件导入为受信任的证书颁发机构即可消除。");
        out.plain("    Browsers warn until this file is imported as a trusted certificate authority;");
        out.plain("    curl --cacert " + authority.caPem());
        out.plain("  日志 / logs             " + state.logs());
        out.plain("  令牌 / token            bin/token city --state " + state.path());
        if (phoneDoor != null) {
            out.plain("");
            out.plain("  手机 / phone            " + phoneDoor.address());
            out.plain("    扫码后按页面安装证书，再打开巡查端；安装前核对指纹。");
            out.plain(
                    "    Scan, install the certificate as the page says, open the patrol app; compare the fingerprint first:");
            out.plain("    SHA-256 " + PhoneDoor.fingerprint(authority.certificate()));
            out.plain("");
            QrCode.draw(phoneDoor.address()).lines().forEach(line -> out.plain("    " + line));
        }
        out.plain("");
    }
}

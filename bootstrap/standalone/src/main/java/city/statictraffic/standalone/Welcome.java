package city.statictraffic.standalone;

/** What a person needs to know once the instance is ready. */
final class Welcome {
    private final StateFolder state;
    private final Addresses addresses;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final Options options;

    Welcome(StateFolder state, Addresses addresses, Secrets secrets, LocalAuthority authority, Options options) {
        this.state = state;
        this.addresses = addresses;
        this.secrets = secrets;
        this.authority = authority;
        this.options = options;
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
        out.plain("  令牌 / token            bin/token city");
        if (addresses.lanAddress() != null && options.platform()) {
            String url = addresses.publicUrl() + "/patrol/";
            out.plain("");
            out.plain("  用手机扫码打开巡查端（手机须先信任上面的证书） / open the patrol app on a phone that trusts the certificate:");
            out.plain("");
            QrCode.draw(url).lines().forEach(line -> out.plain("    " + line));
        }
        out.plain("");
    }
}

package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Access tokens for the accounts and technical clients of a running instance. */
final class Tokens {
    private final StateFolder state;
    private final Addresses addresses;
    private final LocalHttp http;

    Tokens(StateFolder state, Addresses addresses, LocalHttp http) {
        this.state = state;
        this.addresses = addresses;
        this.http = http;
    }

    /** @param name of an account such as {@code city}, or of a client such as {@code operator-a-feed} */
    String token(String name) {
        Map<String, String> accounts = read(Secrets.ACCOUNTS);
        Map<String, String> clients = read(Secrets.CLIENTS);
        clients.remove("platform");
        String password = accounts.get(name);
        String secret = clients.get(name);
        var form = new LinkedHashMap<String, String>();
        if (password != null) {
            form.put("grant_type", "password");
            form.put("client_id", RealmDefinition.PUBLIC_CLIENT);
            form.put("username", name);
            form.put("password", password);
            form.put("scope", "openid");
        } else if (secret != null) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", name);
            form.put("client_secret", secret);
        } else {
            var known = new TreeSet<>(accounts.keySet());
            known.addAll(clients.keySet());
            throw new Unable(
                    "没有账号 " + name + "，可用的有：" + String.join("、", known) + "。",
                    "There is no account " + name + "; there are " + String.join(", ", known) + ".");
        }
        return ask(name, form);
    }

    private String ask(String name, Map<String, String> form) {
        try {
            var answer = http.postForm(addresses.tokenUrlFromHere(), form);
            if (answer.ok()) {
                return answer.json().path("access_token").asText();
            }
            throw new Unable(
                    "登录服务拒绝了 " + name + "（状态 " + answer.status() + "）：密码可能已在登录服务中更改或账号被暂时锁定。",
                    "The identity provider refused " + name + " (status " + answer.status()
                            + "): its password may have been changed there, or it is locked for a while.");
        } catch (IOException e) {
            throw new Unable(
                    "登录服务没有应答，用 bin/status 查看运行情况。",
                    "The identity provider does not answer; bin/status shows what runs.",
                    e);
        }
    }

    private Map<String, String> read(String kind) {
        var values = new LinkedHashMap<String, String>();
        try {
            Json.parse(Files.readString(state.secrets().resolve(kind + ".json")))
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        } catch (IOException e) {
            throw new Unable(
                    "状态目录 " + state.path() + " 里没有账号，请先执行 bin/start。",
                    "There are no accounts in the state folder " + state.path() + "; run bin/start first.",
                    e);
        }
        return values;
    }
}

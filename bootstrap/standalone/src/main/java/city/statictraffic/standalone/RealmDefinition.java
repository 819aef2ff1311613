package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The demo realm as data: what the identity provider is to contain, in its own representation. */
final class RealmDefinition {
    static final String REALM = "static-traffic";
    static final String PUBLIC_CLIENT = "cli";
    private static final String PLATFORM_CLIENT = "platform";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Duration SESSION_IDLE = Duration.ofMinutes(30);
    private static final Duration SESSION_MAX = Duration.ofHours(12);
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);
    private static final Map<String, String> CLAIMS =
            Map.of("operator_id", "运营企业", "district_code", "区划代码", "yard_id", "暂存点", "organisation", "所属单位");

    private final Set<String> publicUrls;
    private final Secrets secrets;

    /** @param publicUrls where the platform's pages may be reached, each without a slash at its end */
    RealmDefinition(Set<String> publicUrls, Secrets secrets) {
        this.publicUrls = Set.copyOf(publicUrls);
        this.secrets = secrets;
    }

    /** Everything, for a realm that does not exist yet. */
    ObjectNode whole() {
        ObjectNode realm = settings();
        realm.putObject("roles").set("realm", roles());
        realm.set("clients", clients());
        realm.set("users", users());
        ArrayNode scopes = realm.putArray("scopeMappings");
        clientIds().forEach(client -> scopes.addObject().put("client", client).set("roles", Json.array(Demo.ROLES)));
        realm.putObject("components")
                .putArray("org.keycloak.userprofile.UserProfileProvider")
                .addObject()
                .put("providerId", "declarative-user-profile")
                .putObject("config")
                .putArray("kc.user.profile.config")
                .add(Json.text(userProfile()));
        return realm;
    }

    /** The realm's own settings, without what it contains. */
    ObjectNode settings() {
        ObjectNode realm = Json.object();
        realm.put("realm", REALM);
        realm.put("enabled", true);
        realm.put("displayName", "静态交通监管平台");
        realm.put("displayNameHtml", "静态交通监管平台");
        realm.put("sslRequired", "all");
        realm.put("registrationAllowed", false);
        realm.put("resetPasswordAllowed", false);
        realm.put("rememberMe", false);
        realm.put("editUsernameAllowed", false);
        realm.put("accessTokenLifespan", seconds(TOKEN_LIFE));
        realm.put("ssoSessionIdleTimeout", seconds(SESSION_IDLE));
        realm.put("ssoSessionMaxLifespan", seconds(SESSION_MAX));
        realm.put("passwordPolicy", "length(10) and notUsername(undefined)");
        realm.put("bruteForceProtected", true);
        realm.put("permanentLockout", false);
        realm.put("failureFactor", 10);
        realm.put("waitIncrementSeconds", 60);
        realm.put("maxFailureWaitSeconds", 900);
        realm.put("quickLoginCheckMilliSeconds", 200);
        realm.put("minimumQuickLoginWaitSeconds", 5);
        realm.put("internationalizationEnabled", true);
        realm.set("supportedLocales", Json.array(List.of("zh-CN", "en")));
        realm.put("defaultLocale", "zh-CN");
        realm.put("loginTheme", "keycloak.v2");
        realm.put("eventsEnabled", true);
        realm.put("eventsExpiration", seconds(EVENTS_KEPT));
        realm.put("adminEventsEnabled", true);
        // Known passwords are printed on the screen here: what serves the public must refuse this realm.
        realm.putObject("attributes").put("demo", "true");
        return realm;
    }

    ArrayNode roles() {
        ArrayNode roles = Json.array();
        Demo.ROLES.forEach(role -> roles.addObject().put("name", role));
        return roles;
    }

    List<String> clientIds() {
        var ids = new java.util.ArrayList<>(Demo.confidentialClients());
        ids.add(PUBLIC_CLIENT);
        return List.copyOf(ids);
    }

    ArrayNode clients() {
        ArrayNode clients = Json.array();
        clients.add(platformClient());
        clients.add(commandLineClient());
        clients.add(machineClient(Demo.MONITORING_CLIENT, "监控"));
        Demo.OPERATORS.forEach(operator -> clients.add(feedClient(operator)));
        return clients;
    }

    private ObjectNode platformClient() {
        ObjectNode client = client(PLATFORM_CLIENT, "静态交通监管平台");
        client.put("standardFlowEnabled", true);
        client.put("secret", secrets.client(PLATFORM_CLIENT));
        var urls = new TreeSet<>(publicUrls);
        client.set(
                "redirectUris", Json.array(urls.stream().map(url -> url + "/*").toList()));
        client.putObject("attributes")
                .put(
                        "post.logout.redirect.uris",
                        String.join("##", urls.stream().map(url -> url + "/*").toList()))
                .put("use.refresh.tokens", "true");
        return client;
    }

    private ObjectNode commandLineClient() {
        ObjectNode client = client(PUBLIC_CLIENT, "命令行");
        client.put("directAccessGrantsEnabled", true);
        return client;
    }

    private ObjectNode feedClient(Demo.Operator operator) {
        return machineClient(operator.feedClient(), operator.displayName() + "数据接入");
    }

    private ObjectNode machineClient(String id, String name) {
        ObjectNode client = client(id, name);
        client.put("serviceAccountsEnabled", true);
        client.put("secret", secrets.client(id));
        return client;
    }

    /** A client that may do nothing yet. */
    private static ObjectNode client(String id, String name) {
        ObjectNode client = Json.object();
        client.put("clientId", id);
        client.put("name", name);
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("publicClient", id.equals(PUBLIC_CLIENT));
        client.put("standardFlowEnabled", false);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        // Only our own roles get into the tokens, not the ones the identity provider needs for itself.
        client.put("fullScopeAllowed", false);
        client.set("protocolMappers", mappers());
        return client;
    }

    private static ArrayNode mappers() {
        ArrayNode mappers = Json.array();
        CLAIMS.keySet().stream()
                .sorted()
                .forEach(claim -> mapper(mappers, claim, "oidc-usermodel-attribute-mapper", "String")
                        .put("user.attribute", claim)
                        .put("claim.name", claim));
        mapper(mappers, "roles", "oidc-usermodel-realm-role-mapper", "String")
                .put("claim.name", "roles")
                .put("multivalued", "true");
        mapper(mappers, "demo", "oidc-hardcoded-claim-mapper", "boolean")
                .put("claim.name", "demo")
                .put("claim.value", "true");
        mapper(mappers, "audience", "oidc-audience-mapper", "String").put("included.client.audience", PLATFORM_CLIENT);
        return mappers;
    }

    private static ObjectNode mapper(ArrayNode mappers, String name, String kind, String type) {
        ObjectNode mapper = mappers.addObject();
        mapper.put("name", name);
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", kind);
        return mapper.putObject("config")
                .put("jsonType.label", type)
                .put("access.token.claim", "true")
                .put("id.token.claim", "true")
                .put("userinfo.token.claim", "true")
                .put("introspection.token.claim", "true");
    }

    ArrayNode users() {
        ArrayNode users = Json.array();
        for (Demo.Account account : Demo.ACCOUNTS) {
            ObjectNode user = users.addObject();
            user.put("username", account.name());
            user.put("enabled", true);
            // The whole display name in one field: there is no order of given and family name to get wrong.
            user.put("firstName", account.displayName());
            user.set("realmRoles", Json.array(List.of(account.role())));
            user.set("attributes", attributes(account));
            user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", secrets.account(account.name()))
                    .put("temporary", false);
        }
        for (Demo.Operator operator : Demo.OPERATORS) {
            ObjectNode user = users.addObject();
            user.put("username", "service-account-" + operator.feedClient());
            user.put("enabled", true);
            user.put("serviceAccountClientId", operator.feedClient());
            user.put("firstName", operator.displayName());
            user.set("realmRoles", Json.array(List.of("operator")));
            ObjectNode attributes = user.putObject("attributes");
            attribute(attributes, "operator_id", operator.id());
            attribute(attributes, "organisation", operator.displayName());
        }
        ObjectNode monitoring = users.addObject();
        monitoring.put("username", "service-account-" + Demo.MONITORING_CLIENT);
        monitoring.put("enabled", true);
        monitoring.put("serviceAccountClientId", Demo.MONITORING_CLIENT);
        monitoring.put("firstName", "监控");
        monitoring.set("realmRoles", Json.array(List.of("system-admin")));
        attribute(monitoring.putObject("attributes"), "organisation", "信息中心");
        return users;
    }

    private static ObjectNode attributes(Demo.Account account) {
        ObjectNode attributes = Json.object();
        attribute(attributes, "organisation", account.organisation());
        attribute(attributes, "operator_id", account.operatorId());
        attribute(attributes, "district_code", account.districtCode());
        attribute(attributes, "yard_id", account.yardId());
        return attributes;
    }

    private static void attribute(ObjectNode attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.putArray(name).add(value);
        }
    }

    /** Which attributes exist. None is required: an account without an e-mail address can log in. */
    ObjectNode userProfile() {
        ObjectNode profile = Json.object();
        ArrayNode attributes = profile.putArray("attributes");
        profileAttribute(attributes, "username", "${username}", true);
        profileAttribute(attributes, "email", "${email}", true);
        profileAttribute(attributes, "firstName", "${firstName}", true);
        profileAttribute(attributes, "lastName", "${lastName}", true);
        // Only administrators set these: they decide what a person may see.
        CLAIMS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(claim -> profileAttribute(attributes, claim.getKey(), claim.getValue(), false));
        return profile;
    }

    private static void profileAttribute(ArrayNode attributes, String name, String displayName, boolean ownView) {
        ObjectNode attribute = attributes.addObject();
        attribute.put("name", name);
        attribute.put("displayName", displayName);
        ObjectNode permissions = attribute.putObject("permissions");
        permissions.set("view", Json.array(ownView ? List.of("admin", "user") : List.of("admin")));
        permissions.set("edit", Json.array(List.of("admin")));
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }
}

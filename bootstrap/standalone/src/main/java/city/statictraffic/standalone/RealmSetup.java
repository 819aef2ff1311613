package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Brings the identity provider to the realm's definition, through its administration interface.
 *
 * <p>A realm that exists keeps its users as they are: passwords and rights changed there are somebody's decision. Only
 * users that are missing are added.
 */
final class RealmSetup {
    static final String ADMIN_CLIENT = "standalone-setup";

    private final LocalHttp http;
    private final String baseUrl;
    private final String adminSecret;

    /** @param baseUrl of the identity provider, as reached from this machine */
    RealmSetup(LocalHttp http, String baseUrl, String adminSecret) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.adminSecret = adminSecret;
    }

    void apply(RealmDefinition definition) throws IOException {
        String realmUrl = baseUrl + "/admin/realms/" + RealmDefinition.REALM;
        var found = http.get(realmUrl, token());
        if (found.status() == 404) {
            expectOk(http.sendJson("POST", baseUrl + "/admin/realms", token(), definition.whole()), "realm");
            return;
        }
        expectOk(found, "realm");
        expectOk(http.sendJson("PUT", realmUrl, token(), definition.settings()), "realm");
        expectOk(http.sendJson("PUT", realmUrl + "/users/profile", token(), definition.userProfile()), "profile");
        roles(realmUrl, definition);
        for (JsonNode client : definition.clients()) {
            client(realmUrl, (ObjectNode) client, definition);
        }
        for (JsonNode user : definition.users()) {
            user(realmUrl, (ObjectNode) user);
        }
    }

    /** Asked anew for each step: these tokens live for a minute only. */
    private String token() throws IOException {
        var answer = http.postForm(
                baseUrl + "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", ADMIN_CLIENT,
                        "client_secret", adminSecret));
        expectOk(answer, "administrator");
        return answer.json().path("access_token").asText();
    }

    private void roles(String realmUrl, RealmDefinition definition) throws IOException {
        Set<String> present = names(http.get(realmUrl + "/roles?briefRepresentation=true&max=1000", token()), "name");
        for (JsonNode role : definition.roles()) {
            if (!present.contains(role.path("name").asText())) {
                expectOk(http.sendJson("POST", realmUrl + "/roles", token(), role), "role");
            }
        }
    }

    private void client(String realmUrl, ObjectNode client, RealmDefinition definition) throws IOException {
        String clientId = client.path("clientId").asText();
        String query = realmUrl + "/clients?clientId=" + LocalHttp.encode(clientId);
        JsonNode found = http.get(query, token()).json();
        if (found.isEmpty()) {
            expectOk(http.sendJson("POST", realmUrl + "/clients", token(), client), clientId);
            found = http.get(query, token()).json();
        }
        String clientUrl = realmUrl + "/clients/" + found.path(0).path("id").asText();
        ObjectNode withoutMappers = client.deepCopy();
        withoutMappers.remove("protocolMappers");
        expectOk(http.sendJson("PUT", clientUrl, token(), withoutMappers), clientId);

        String mappersUrl = clientUrl + "/protocol-mappers/models";
        Set<String> mappers = names(http.get(mappersUrl, token()), "name");
        for (JsonNode mapper : client.path("protocolMappers")) {
            if (!mappers.contains(mapper.path("name").asText())) {
                expectOk(http.sendJson("POST", mappersUrl, token(), mapper), clientId);
            }
        }
        var scope = Json.array();
        for (JsonNode role : definition.roles()) {
            scope.add(http.get(realmUrl + "/roles/" + role.path("name").asText(), token())
                    .json());
        }
        expectOk(http.sendJson("POST", clientUrl + "/scope-mappings/realm", token(), scope), clientId);
    }

    private void user(String realmUrl, ObjectNode user) throws IOException {
        String name = user.path("username").asText();
        String query = realmUrl + "/users?exact=true&username=" + LocalHttp.encode(name);
        JsonNode found = http.get(query, token()).json();
        boolean ofClient = user.has("serviceAccountClientId");
        if (!found.isEmpty() && !ofClient) {
            return;
        }
        if (!ofClient) {
            expectOk(http.sendJson("POST", realmUrl + "/users", token(), user), name);
            found = http.get(query, token()).json();
        }
        // A client's own user comes into being with the client, without attributes and roles.
        String userUrl = realmUrl + "/users/" + found.path(0).path("id").asText();
        if (ofClient) {
            ObjectNode changed = found.path(0).deepCopy();
            changed.set("attributes", user.path("attributes"));
            changed.set("firstName", user.path("firstName"));
            expectOk(http.sendJson("PUT", userUrl, token(), changed), name);
        }
        var roles = Json.array();
        for (JsonNode role : user.path("realmRoles")) {
            roles.add(http.get(realmUrl + "/roles/" + role.asText(), token()).json());
        }
        expectOk(http.sendJson("POST", userUrl + "/role-mappings/realm", token(), roles), name);
    }

    private static Set<String> names(LocalHttp.Answer answer, String field) throws IOException {
        expectOk(answer, field);
        var names = new HashSet<String>();
        answer.json().forEach(node -> names.add(node.path(field).asText()));
        return names;
    }

    private static void expectOk(LocalHttp.Answer answer, String what) throws IOException {
        if (!answer.ok()) {
            throw new IOException(what + ": status " + answer.status() + " " + answer.body());
        }
    }
}

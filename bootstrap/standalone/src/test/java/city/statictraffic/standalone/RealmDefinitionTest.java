package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmDefinitionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    private JsonNode realm() {
        return new RealmDefinition(
                        Set.of("https://localhost:8443", "https://192.168.1.20:8443"), Secrets.openOrMake(temp))
                .whole();
    }

    private static JsonNode named(JsonNode array, String field, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(node -> node.path(field).asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** For a site's own Keycloak: this realm without the demo's people, machines, mark and secrets. */
    private String template() {
        ObjectNode realm =
                new RealmDefinition(Set.of("https://static-traffic.example"), Secrets.openOrMake(temp)).whole();
        realm.remove("users");
        realm.remove("attributes");
        var clients = (ArrayNode) realm.path("clients");
        clients.removeIf(client -> !client.path("clientId").asText().equals("platform"));
        var platform = (ObjectNode) clients.get(0);
        platform.remove("secret");
        ((ArrayNode) platform.path("protocolMappers"))
                .removeIf(mapper -> mapper.path("name").asText().equals("demo"));
        ((ArrayNode) realm.path("scopeMappings"))
                .removeIf(mapping -> !mapping.path("client").asText().equals("platform"));
        return realm.toPrettyString() + "\n";
    }

    /** {@code -Drealm.write=true} writes it anew. */
    @Test
    @DisplayName("The realm that is shipped for a site's own Keycloak is the demo's without people, secrets and mark")
    void shipsARealm() throws IOException {
        Path shipped = Path.of("../../packaging/keycloak/realm.json");
        if (Boolean.getBoolean("realm.write")) {
            Files.createDirectories(shipped.getParent());
            Files.writeString(shipped, template());
        }
        assertThat(Files.readString(shipped)).isEqualTo(template()).doesNotContain("demo", "secret\"", "operator-a");
    }

    @Test
    @DisplayName("Logins return to the platform's own pages only, at every address it has")
    void limitsRedirects() {
        var platform = named(realm().path("clients"), "clientId", "platform");
        assertThat(platform.path("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("https://192.168.1.20:8443/*", "https://localhost:8443/*");
        assertThat(platform.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(platform.path("serviceAccountsEnabled").asBoolean()).isFalse();
        assertThat(platform.path("publicClient").asBoolean()).isFalse();
    }

    @Test
    @DisplayName(
            "Every client marks its tokens as the demo's, and puts the flat roles and the scopes of a person in them")
    void marksDemoTokens() {
        assertThat(realm().path("clients"))
                .hasSize(6)
                .allSatisfy(client -> assertThat(client.path("protocolMappers"))
                        .extracting(mapper ->
                                mapper.path("config").path("claim.name").asText())
                        .contains("demo", "roles", "operator_id", "district_code", "yard_id", "organisation"));
        assertThat(realm().path("attributes").path("demo").asText()).isEqualTo("true");
    }

    @Test
    @DisplayName("Exactly the client that logs people in and the ones for machines can do what they are for")
    void limitsFlows() {
        var cli = named(realm().path("clients"), "clientId", "cli");
        assertThat(cli.path("standardFlowEnabled").asBoolean()).isFalse();
        assertThat(cli.path("directAccessGrantsEnabled").asBoolean()).isTrue();
        var feed = named(realm().path("clients"), "clientId", "operator-a-feed");
        assertThat(feed.path("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(feed.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        var user = named(realm().path("users"), "username", "service-account-operator-a-feed");
        assertThat(user.path("attributes").path("operator_id").path(0).asText()).isEqualTo("operator-a");
    }

    @Test
    @DisplayName("An officer belongs to a district and a keeper to a yard")
    void scopesPeople() {
        var officer = named(realm().path("users"), "username", "patrol-1");
        assertThat(officer.path("realmRoles").path(0).asText()).isEqualTo("patrol-officer");
        assertThat(officer.path("attributes").path("district_code").path(0).asText())
                .isEqualTo("310110");
        assertThat(officer.path("attributes").has("operator_id")).isFalse();
        var keeper = named(realm().path("users"), "username", "yard-1");
        assertThat(keeper.path("attributes").path("yard_id").path(0).asText()).isEqualTo("yard-310110-01");
    }

    @Test
    @DisplayName("Nobody sets the attributes that decide what they may see")
    void letsOnlyAdministratorsSetScopes() {
        var profile = Json.parse(realm().path("components")
                .path("org.keycloak.userprofile.UserProfileProvider")
                .path(0)
                .path("config")
                .path("kc.user.profile.config")
                .path(0)
                .asText());
        assertThat(profile.path("attributes"))
                .hasSize(8)
                .allSatisfy(
                        attribute -> assertThat(attribute.path("permissions").path("edit"))
                                .extracting(JsonNode::asText)
                                .containsExactly("admin"));
    }
}

package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passwords and keys made once per install, one owner-only JSON file per kind.
 *
 * <p>A name that a later version adds gets its value at the next start; a value that exists never changes.
 */
final class Secrets {
    /** No letters or digits that look alike: people type these from a screen into a phone. */
    private static final List<String> ALPHABETS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final int KEY_LENGTH = 48;

    static final String ACCOUNTS = "accounts";
    static final String CLIENTS = "clients";
    static final String KAFKA_USERS = "kafka-users";
    static final String INTERNAL = "internal";

    private final Map<String, Map<String, String>> kinds;

    private Secrets(Map<String, Map<String, String>> kinds) {
        this.kinds = kinds;
    }

    static Secrets openOrMake(Path folder) {
        var kinds = new LinkedHashMap<String, Map<String, String>>();
        kinds.put(ACCOUNTS, complete(folder, ACCOUNTS, Demo.accountNames(), Secrets::password));
        kinds.put(CLIENTS, complete(folder, CLIENTS, Demo.confidentialClients(), Secrets::key));
        kinds.put(KAFKA_USERS, complete(folder, KAFKA_USERS, Demo.kafkaUsers(), Secrets::key));
        kinds.put(INTERNAL, complete(folder, INTERNAL, Internal.names(), Secrets::key));
        return new Secrets(kinds);
    }

    /** What only the processes among themselves use. */
    enum Internal {
        POSTGRES_SUPERUSER,
        POSTGRES_PLATFORM,
        POSTGRES_KEYCLOAK,
        KAFKA_BROKER,
        KEYCLOAK_ADMIN_CLIENT,
        PLATFORM_COOKIE;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static List<String> names() {
            return java.util.Arrays.stream(values()).map(Internal::key).toList();
        }
    }

    String internal(Internal name) {
        return get(INTERNAL, name.key());
    }

    String account(String name) {
        return get(ACCOUNTS, name);
    }

    String client(String name) {
        return get(CLIENTS, name);
    }

    String kafkaUser(String name) {
        return get(KAFKA_USERS, name);
    }

    private String get(String kind, String name) {
        String value = kinds.getOrDefault(kind, Map.of()).get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret " + kind + "/" + name);
        }
        return value;
    }

    private static Map<String, String> complete(
            Path folder, String kind, List<String> names, java.util.function.Supplier<String> maker) {
        Path file = folder.resolve(kind + ".json");
        try {
            var values = new LinkedHashMap<String, String>();
            if (Files.exists(file)) {
                Json.parse(Files.readString(file))
                        .properties()
                        .forEach(entry ->
                                values.put(entry.getKey(), entry.getValue().asText()));
            }
            int before = values.size();
            names.forEach(name -> values.computeIfAbsent(name, n -> maker.get()));
            if (values.size() > before) {
                ObjectNode json = Json.object();
                values.forEach(json::put);
                StateFolder.writeWhole(file, Json.text(json) + "\n");
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Four groups of four from three alphabets, so upper case, lower case, digits and a hyphen are always in it. */
    static String password() {
        var text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                text.append('-');
            }
            for (int i = 0; i < GROUP_LENGTH; i++) {
                String alphabet =
                        i < ALPHABETS.size() ? ALPHABETS.get(i) : ALPHABETS.get(RANDOM.nextInt(ALPHABETS.size()));
                text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    static String key() {
        String alphabet = String.join("", ALPHABETS);
        return RANDOM.ints(KEY_LENGTH, 0, alphabet.length())
                .mapToObj(alphabet::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}

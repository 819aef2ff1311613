package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a backup is made of. It is written last, with its own digest beside it: a folder without it is no backup.
 *
 * @param restorableFrom the first instant it can be restored to; the last one is that of the archived log
 * @param startWal the first piece of the log it needs
 * @param stopWal the last piece it needs to be whole; from {@code startWal} to here it carries its own
 * @param files relative to the backup's folder
 * @param evidence relative to the store's evidence folder, where all backups share it
 */
record Manifest(
        String name,
        String instance,
        Instant startedAt,
        Instant finishedAt,
        Instant restorableFrom,
        WalName startWal,
        WalName stopWal,
        Versions versions,
        List<Entry> files,
        List<Entry> evidence) {
    static final String FILE = "manifest.json";
    static final String DIGEST_FILE = "manifest.json.sha256";
    private static final int FORMAT = 1;
    private static final int CHUNK_BYTES = 1 << 18;

    record Entry(String path, long bytes, String sha256) {}

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    long evidenceBytes() {
        return evidence.stream().mapToLong(Entry::bytes).sum();
    }

    void write(Path folder) throws IOException {
        ObjectNode json = Json.object();
        json.put("format", FORMAT);
        json.put("name", name);
        json.put("instance", instance);
        json.put("startedAt", startedAt.toString());
        json.put("finishedAt", finishedAt.toString());
        json.put("restorableFrom", restorableFrom.toString());
        json.put("startWal", startWal.toString());
        json.put("stopWal", stopWal.toString());
        json.putObject("versions")
                .put("platform", versions.platform())
                .put("postgres", versions.postgres())
                .put("kafka", versions.kafka())
                .put("keycloak", versions.keycloak());
        json.put("bytes", bytes());
        json.put("evidenceBytes", evidenceBytes());
        json.set("files", json(files));
        json.set("evidence", json(evidence));
        StateFolder.writeWhole(folder.resolve(FILE), Json.text(json) + "\n");
        StateFolder.writeWhole(folder.resolve(DIGEST_FILE), sha256(folder.resolve(FILE)) + "\n");
    }

    private static ArrayNode json(List<Entry> entries) {
        ArrayNode array = Json.array();
        entries.forEach(entry -> array.addObject()
                .put("path", entry.path())
                .put("bytes", entry.bytes())
                .put("sha256", entry.sha256()));
        return array;
    }

    static Manifest read(Path folder) {
        try {
            Path file = folder.resolve(FILE);
            Path digest = folder.resolve(DIGEST_FILE);
            if (!Files.exists(file)
                    || !Files.exists(digest)
                    || !sha256(file).equals(Files.readString(digest).strip())) {
                throw new Unable(
                        folder + " 不是完整的备份（清单缺失或已损坏），请换另一个备份。",
                        folder + " is no whole backup (its manifest is missing or damaged); use another one.");
            }
            JsonNode json = Json.parse(Files.readString(file));
            if (json.path("format").asInt() != FORMAT) {
                throw new Unable(
                        folder + " 的备份格式不被本版本支持，请用做备份时的版本恢复。",
                        folder + " has a format this version does not know; restore it with the version that made it.");
            }
            JsonNode versions = json.path("versions");
            return new Manifest(
                    json.path("name").asText(),
                    json.path("instance").asText(),
                    Instant.parse(json.path("startedAt").asText()),
                    Instant.parse(json.path("finishedAt").asText()),
                    Instant.parse(json.path("restorableFrom").asText()),
                    WalName.of(json.path("startWal").asText()),
                    WalName.of(json.path("stopWal").asText()),
                    new Versions(
                            versions.path("platform").asText(),
                            versions.path("kafka").asText(),
                            versions.path("keycloak").asText(),
                            versions.path("postgres").asText()),
                    entries(json.path("files")),
                    entries(json.path("evidence")));
        } catch (IOException e) {
            throw new Unable("无法读取备份 " + folder + "。", "The backup " + folder + " cannot be read.", e);
        }
    }

    private static List<Entry> entries(JsonNode array) {
        var entries = new ArrayList<Entry>();
        array.forEach(each -> entries.add(new Entry(
                each.path("path").asText(),
                each.path("bytes").asLong(),
                each.path("sha256").asText())));
        return List.copyOf(entries);
    }

    /** Empty if the file is as the entry says, else what is wrong with it. */
    static String damage(Path root, Entry entry) throws IOException {
        Path file = root.resolve(entry.path());
        if (!Files.isRegularFile(file)) {
            return entry.path() + " 缺失 / is missing";
        }
        if (Files.size(file) != entry.bytes()) {
            return entry.path() + " 长度不符 / has another length";
        }
        return sha256(file).equals(entry.sha256()) ? "" : entry.path() + " 内容不符 / has other content";
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        var chunk = new byte[CHUNK_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

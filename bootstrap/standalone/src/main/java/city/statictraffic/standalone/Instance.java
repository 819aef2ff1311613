package city.statictraffic.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running instance leaves in its state folder for the other commands: where it is, and since when. */
record Instance(Addresses addresses, List<String> processes, Instant startedAt) {

    void write(StateFolder state) {
        ObjectNode json = Json.object();
        json.put("publicUrl", addresses.publicUrl());
        json.put("lanAddress", addresses.lanAddress());
        json.put("startedAt", startedAt.toString());
        json.set("processes", Json.array(processes));
        json.putObject("ports")
                .put("platform", addresses.ports().platform())
                .put("keycloak", addresses.ports().keycloak())
                .put("kafka", addresses.ports().kafka())
                .put("kafkaController", addresses.ports().kafkaController())
                .put("postgres", addresses.ports().postgres());
        try {
            StateFolder.writeWhole(state.instanceFile(), Json.text(json) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Instance> read(StateFolder state) {
        if (!Files.exists(state.instanceFile())) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.parse(Files.readString(state.instanceFile()));
            JsonNode ports = json.path("ports");
            var addresses = new Addresses(
                    new Ports(
                            ports.path("platform").asInt(),
                            ports.path("keycloak").asInt(),
                            ports.path("kafka").asInt(),
                            ports.path("kafkaController").asInt(),
                            ports.path("postgres").asInt()),
                    textOrNull(json.path("lanAddress")));
            var processes = new java.util.ArrayList<String>();
            json.path("processes").forEach(name -> processes.add(name.asText()));
            return Optional.of(new Instance(
                    addresses,
                    List.copyOf(processes),
                    Instant.parse(json.path("startedAt").asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}

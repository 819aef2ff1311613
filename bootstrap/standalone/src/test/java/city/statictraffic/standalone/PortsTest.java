package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    @DisplayName("A taken port is told in one sentence: the port, who has it, the option that changes it")
    void tellsWhoHasAPort() throws IOException {
        var free = Ports.anyFree();
        try (var holder = new ServerSocket(free.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(holder.isBound()).isTrue();
            assertThatThrownBy(() -> free.requireFree(true)).isInstanceOfSatisfying(Unable.class, e -> {
                assertThat(e.en())
                        .contains(Integer.toString(free.kafka()))
                        .contains("--kafka-port")
                        .contains(Long.toString(ProcessHandle.current().pid()))
                        .doesNotContain("\n");
                assertThat(e.zh()).contains("--kafka-port").doesNotContain("\n");
            });
        }
        free.requireFree(true);
    }

    @Test
    @DisplayName("Without the platform its port may be anybody's")
    void leavesThePlatformsPortAlone() throws IOException {
        var free = Ports.anyFree();
        try (var holder = new ServerSocket(free.platform())) {
            assertThat(holder.isBound()).isTrue();
            free.requireFree(false);
            assertThatThrownBy(() -> free.requireFree(true)).hasMessageContaining("--port");
        }
    }

    @Test
    @DisplayName("Two services never get the same port, and no port is out of range")
    void refusesWrongPorts() {
        assertThatThrownBy(() -> new Ports(1, 2, 3, 3, 5)).isInstanceOf(Unable.class);
        assertThatThrownBy(() -> new Ports(0, 2, 3, 4, 5)).isInstanceOf(Unable.class);
        assertThatThrownBy(() -> new Ports(1, 2, 3, 4, 65536)).isInstanceOf(Unable.class);
    }
}

package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Path HOME = Path.of("/srv/platform");

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), HOME);
    }

    @Test
    @DisplayName("Without options: the default ports, a demo city of 50,000 bikes, state beside the program")
    void hasDefaults() {
        var options = parse();
        assertThat(options.ports()).isEqualTo(Ports.DEFAULT);
        assertThat(options.bikes()).isEqualTo(50_000);
        assertThat(options.demo()).isTrue();
        assertThat(options.state().path()).isEqualTo(HOME.resolve(".state"));
    }

    @Test
    @DisplayName("Wrong options are refused with what is right")
    void refusesWrongOptions() {
        assertThatThrownBy(() -> parse("--ports")).isInstanceOf(Unable.class).hasMessageContaining("--help");
        assertThatThrownBy(() -> parse("--port")).hasMessageContaining("--port");
        assertThatThrownBy(() -> parse("--port", "x")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> parse("--bikes", "2000000")).hasMessageContaining("1000000");
        assertThatThrownBy(() -> parse("--speed", "NaN")).hasMessageContaining("1000");
        assertThatThrownBy(() -> parse("--port", "5433")).isInstanceOf(Unable.class);
    }

    @Test
    @DisplayName("Kafka's second port follows the first")
    void movesBothKafkaPorts() {
        assertThat(parse("--kafka-port", "19093").ports().kafkaController()).isEqualTo(19094);
    }
}

package city.statictraffic.architecture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A file of the repository: its path from the root with forward slashes, its bytes, whether it may be run. */
record Tracked(String path, byte[] content, boolean executable) {
    static Tracked text(String path, String text) {
        return new Tracked(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    static Tracked script(String path, String text) {
        return new Tracked(path, text.getBytes(StandardCharsets.UTF_8), true);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isBinary() {
        for (int at = 0; at < Math.min(content.length, 8_000); at++) {
            if (content[at] == 0) {
                return true;
            }
        }
        return false;
    }

    boolean matches(Pattern pattern) {
        return pattern.matcher(path).matches();
    }

    @Override
    public String toString() {
        return path;
    }
}

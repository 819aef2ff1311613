package city.statictraffic.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collapsed stacks as a picture: the width of a box is its share of the samples, callers are below what they call. */
final class FlameGraph {
    private static final int WIDTH = 1_600;
    private static final int ROW = 17;
    private static final double NARROWEST = 1.0;
    private static final double LETTER = 6.6;

    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>();
        private int samples;
    }

    private FlameGraph() {}

    static void write(Map<String, Integer> stacks, String title, Path collapsed, Path svg) throws IOException {
        var lines = new ArrayList<String>();
        var root = new Node();
        stacks.forEach((stack, samples) -> {
            lines.add(stack + " " + samples);
            Node at = root;
            at.samples += samples;
            for (String frame : stack.split(";", -1)) {
                at = at.children.computeIfAbsent(frame, ignored -> new Node());
                at.samples += samples;
            }
        });
        Files.write(collapsed, lines);
        int height = (depth(root, WIDTH) + 2) * ROW;
        var out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"".formatted(WIDTH, height))
                .append(" font-family=\"monospace\" font-size=\"11\">\n");
        out.append("<text x=\"4\" y=\"12\">").append(escape(title)).append("</text>\n");
        draw(root, 0, WIDTH, height - ROW, root.samples, out);
        Files.writeString(svg, out.append("</svg>\n"));
    }

    private static int depth(Node node, double width) {
        int deepest = 0;
        for (Node child : node.children.values()) {
            double wide = width * child.samples / node.samples;
            if (wide >= NARROWEST) {
                deepest = Math.max(deepest, 1 + depth(child, wide));
            }
        }
        return deepest;
    }

    private static void draw(Node node, double x, double width, double y, int all, StringBuilder out) {
        double at = x;
        for (Map.Entry<String, Node> entry : List.copyOf(node.children.entrySet())) {
            Node child = entry.getValue();
            double wide = width * child.samples / node.samples;
            if (wide >= NARROWEST) {
                String name = entry.getKey();
                int hue = Math.floorMod(
                                name.substring(0, Math.max(0, name.lastIndexOf('.')))
                                        .hashCode(),
                                50)
                        + 10;
                out.append("<g><title>%s — %d samples, %.1f %%</title>"
                        .formatted(escape(name), child.samples, 100.0 * child.samples / all));
                out.append("<rect x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\" fill=\"hsl(%d,85%%,65%%)\"/>"
                        .formatted(at, y - ROW + 1, Math.max(0.5, wide - 0.5), ROW - 1, hue));
                int room = (int) (wide / LETTER) - 1;
                if (room > 3) {
                    out.append("<text x=\"%.1f\" y=\"%.0f\">%s</text>"
                            .formatted(at + 2, y - 4, escape(shortName(name, room))));
                }
                out.append("</g>\n");
                draw(child, at, wide, y - ROW, all, out);
            }
            at += wide;
        }
    }

    private static String shortName(String name, int room) {
        int method = name.lastIndexOf('.');
        int type = name.lastIndexOf('.', method - 1);
        String brief = name.substring(type + 1);
        return brief.length() <= room ? brief : brief.substring(0, room);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

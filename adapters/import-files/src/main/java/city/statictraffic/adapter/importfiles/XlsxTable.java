package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.application.port.TableReader;
import city.statictraffic.dataimport.domain.table.TableFault;
import city.statictraffic.dataimport.domain.table.TableLimits;
import city.statictraffic.dataimport.domain.table.TableRow;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet of an Excel file (ECMA-376), row by row, with the JDK's parser: no document type, no entity, no
 * more unpacked bytes, columns, rows or texts than {@link TableLimits} lets in. Formulas give the value they were saved
 * with; a merged cell's value stands in each of its rows.
 */
final class XlsxTable {
    private static final int ENTRIES_MAX = 5_000;
    private static final int SHEET_COLUMNS_MAX = 16_384;
    private static final int SHEET_ROWS_MAX = 1_048_576;
    private static final double EXACT_BELOW = 1e15;
    private static final MathContext SHOWN_DIGITS = new MathContext(15);
    private static final int SECONDS_A_DAY = 86_400;
    private static final double SERIAL_MAX = 2_958_466;
    private static final int DAYS_TO_1904 = 1_462;
    private static final LocalDateTime SERIAL_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();
    private long inflated;
    private long sinceEvent;
    private String[] texts = {};
    private BitSet dateStyles = new BitSet();
    private boolean since1904;

    private XlsxTable(ZipFile zip) {
        this.zip = zip;
        if (zip.size() > ENTRIES_MAX) {
            throw new Unreadable(TableFault.INFLATES_TOO_MUCH, 0);
        }
        zip.stream().forEach(entry -> parts.put(plain(entry.getName()), entry));
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("no outside parts");
        });
        return factory;
    }

    /** Returns the sheet's name. */
    static String read(Path file, TableReader.Sink sink) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var table = new XlsxTable(zip);
            return table.read(sink);
        } catch (ZipException | EOFException | XMLStreamException broken) {
            throw new Unreadable(TableFault.DAMAGED, 0);
        }
    }

    private String read(TableReader.Sink sink) throws IOException, XMLStreamException {
        String[] sheet = firstSheet();
        String path = sheetPath(sheet[1]);
        readStyles();
        List<Merge> merges = merges(path);
        readTexts();
        new Rows(merges, sink).read(path);
        return sheet[0];
    }

    private static String plain(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private InputStream open(String path) throws IOException {
        ZipEntry entry = parts.get(path);
        if (entry == null) {
            throw new Unreadable(TableFault.NOT_A_TABLE, 0);
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                count(Math.max(0, read));
                return read;
            }
        };
    }

    private void count(int bytes) {
        inflated += bytes;
        sinceEvent += bytes;
        // The parser holds one text, name or comment as a whole: a large one would take all memory before it is looked
        // at.
        if (inflated > TableLimits.INFLATED_BYTES_MAX || sinceEvent > TableLimits.PIECE_BYTES_MAX) {
            throw new Unreadable(TableFault.INFLATES_TOO_MUCH, 0);
        }
    }

    @FunctionalInterface
    private interface Element {
        /** False ends the reading. */
        boolean at(String name, XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    private void elements(String path, Element each) throws IOException, XMLStreamException {
        try (InputStream in = open(path)) {
            XMLStreamReader reader = XML.createXMLStreamReader(in);
            boolean more = true;
            while (more && reader.hasNext()) {
                int event = next(reader);
                if (event == XMLStreamConstants.START_ELEMENT) {
                    more = each.at(reader.getLocalName(), reader);
                }
            }
        }
    }

    private int next(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        sinceEvent = 0;
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable(TableFault.DAMAGED, 0);
        }
        return event;
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Name and relation id. */
    private String[] firstSheet() throws IOException, XMLStreamException {
        var found = new ArrayList<String[]>();
        elements("xl/workbook.xml", (name, xml) -> {
            if (name.equals("workbookPr")) {
                String flag = attribute(xml, "date1904");
                since1904 = "1".equals(flag) || "true".equals(flag);
            }
            if (name.equals("sheet")) {
                String state = attribute(xml, "state");
                String id = attribute(xml, "id");
                String title = attribute(xml, "name");
                if ((state == null || state.equals("visible")) && id != null && found.isEmpty()) {
                    found.add(new String[] {title == null ? "" : title, id});
                }
            }
            return true;
        });
        if (found.isEmpty()) {
            throw new Unreadable(TableFault.NOT_A_TABLE, 0);
        }
        return found.getFirst();
    }

    private String sheetPath(String relation) throws IOException, XMLStreamException {
        var found = new ArrayList<String>();
        elements("xl/_rels/workbook.xml.rels", (name, xml) -> {
            String target = attribute(xml, "Target");
            if (name.equals("Relationship") && relation.equals(attribute(xml, "Id")) && target != null) {
                found.add(target.startsWith("/") ? plain(target) : "xl/" + plain(target));
            }
            return found.isEmpty();
        });
        if (found.isEmpty()) {
            throw new Unreadable(TableFault.DAMAGED, 0);
        }
        return found.getFirst();
    }

    private void readStyles() throws IOException, XMLStreamException {
        if (!parts.containsKey("xl/styles.xml")) {
            return;
        }
        var formats = new HashMap<Integer, Boolean>();
        boolean[] inCells = {false};
        int[] style = {0};
        var dates = new BitSet();
        elements("xl/styles.xml", (name, xml) -> {
            switch (name) {
                case "numFmt" -> {
                    String code = attribute(xml, "formatCode");
                    formats.put(whole(attribute(xml, "numFmtId"), -1), code != null && isDate(code));
                }
                case "cellXfs" -> inCells[0] = true;
                case "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0]) {
                        int format = whole(attribute(xml, "numFmtId"), 0);
                        dates.set(style[0]++, formats.getOrDefault(format, builtInDate(format)));
                    }
                }
                default -> {}
            }
            return style[0] < 100_000;
        });
        dateStyles = dates;
    }

    /** ECMA-376 part 1, 18.8.30, with the numbers of the Chinese and Japanese editions. */
    private static boolean builtInDate(int format) {
        return format >= 14 && format <= 22
                || format >= 27 && format <= 36
                || format >= 45 && format <= 47
                || format >= 50 && format <= 58;
    }

    private static boolean isDate(String code) {
        String plain = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.", "");
        return plain.matches("(?is).*[ymdhs年月日].*");
    }

    private void readTexts() throws IOException, XMLStreamException {
        if (!parts.containsKey("xl/sharedStrings.xml")) {
            return;
        }
        var all = new ArrayList<String>();
        long[] chars = {0};
        elements("xl/sharedStrings.xml", (name, xml) -> {
            if (name.equals("si")) {
                String text = text(xml, "si", 0);
                chars[0] += text.length() + 16L;
                if (chars[0] > TableLimits.SHARED_TEXTS_CHARS_MAX) {
                    throw new Unreadable(TableFault.INFLATES_TOO_MUCH, 0);
                }
                all.add(text);
            }
            return true;
        });
        texts = all.toArray(String[]::new);
    }

    /** The text of an element, its runs joined and its phonetic hints left out; ends on the element's end. */
    private String text(XMLStreamReader xml, String element, int line) throws XMLStreamException {
        var text = new StringBuilder();
        boolean inText = false;
        boolean hint = false;
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.getLocalName().equals("t");
                hint |= xml.getLocalName().equals("rPh");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    return unescaped(text);
                }
                inText = false;
                hint &= !xml.getLocalName().equals("rPh");
            } else if (inText
                    && !hint
                    && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                add(text, xml.getText(), line);
            }
        }
    }

    private static void add(StringBuilder text, String more, int line) {
        if (text.length() + more.length() > TableLimits.CELL_CHARS_MAX) {
            throw new Unreadable(TableFault.CELL_TOO_LONG, line);
        }
        text.append(more);
    }

    /** What XML cannot hold stands as _x000D_. */
    private static String unescaped(CharSequence text) {
        String whole = text.toString();
        return whole.indexOf("_x00") < 0
                ? whole
                : whole.replace("_x000D_", "\r").replace("_x000A_", "\n").replace("_x0009_", "\t");
    }

    private record Merge(int column, int from, int to) {}

    /** Merged cells are told after the rows, so the sheet is gone through once before. */
    private List<Merge> merges(String path) throws IOException {
        byte[] mark = "<mergeCell ref=\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var found = new ArrayList<Merge>();
        byte[] buffer = new byte[64 * 1024];
        int matched = 0;
        StringBuilder reference = null;
        try (InputStream in = open(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sinceEvent = 0;
                for (int i = 0; i < read; i++) {
                    byte b = buffer[i];
                    if (reference != null) {
                        if (b == '"' || reference.length() > 24) {
                            merge(reference.toString(), found);
                            reference = null;
                        } else {
                            reference.append((char) b);
                        }
                    } else if (b == mark[matched]) {
                        matched++;
                        if (matched == mark.length) {
                            matched = 0;
                            reference = new StringBuilder();
                        }
                    } else {
                        matched = b == mark[0] ? 1 : 0;
                    }
                }
            }
        }
        found.sort((one, other) -> Integer.compare(one.from(), other.from()));
        return found;
    }

    private static void merge(String reference, List<Merge> into) {
        String[] corners = reference.split(":", 2);
        if (corners.length == 2) {
            int column = columnOf(corners[0]);
            int from = rowOf(corners[0]);
            int to = rowOf(corners[1]);
            if (column >= 0 && column < TableLimits.COLUMNS_MAX && from > 0 && to > from && into.size() < ENTRIES_MAX) {
                into.add(new Merge(column, from, to));
            }
        }
    }

    /** From 0; -1 when the text is no address. */
    private static int columnOf(String address) {
        int column = 0;
        int i = 0;
        while (i < address.length() && i < 4 && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z') {
            column = column * 26 + address.charAt(i) - 'A' + 1;
            i++;
        }
        return i == 0 || column > SHEET_COLUMNS_MAX ? -1 : column - 1;
    }

    private static int rowOf(String address) {
        int i = 0;
        while (i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z') {
            i++;
        }
        return whole(address.substring(i), -1);
    }

    private static int whole(@Nullable String text, int otherwise) {
        if (text == null || text.isEmpty() || text.length() > 8) {
            return otherwise;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** The rows of one sheet on their way to the sink. */
    private final class Rows {
        private final List<Merge> merges;
        private final TableReader.Sink sink;
        private final Map<Merge, String> open = new HashMap<>();
        private final String[] cells = new String[TableLimits.COLUMNS_MAX];
        private final List<Integer> damaged = new ArrayList<>();
        private int nextMerge;
        private int line;
        private int columns;

        private Rows(List<Merge> merges, TableReader.Sink sink) {
            this.merges = merges;
            this.sink = sink;
        }

        private void read(String path) throws IOException, XMLStreamException {
            elements(path, (name, xml) -> !name.equals("row") || row(xml));
        }

        private boolean row(XMLStreamReader xml) throws XMLStreamException {
            int number = whole(attribute(xml, "r"), line + 1);
            if (number <= line || number > SHEET_ROWS_MAX) {
                throw new Unreadable(TableFault.DAMAGED, line);
            }
            line = number;
            Arrays.fill(cells, "");
            damaged.clear();
            columns = 0;
            int column = -1;
            while (true) {
                int event = next(xml);
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    String address = attribute(xml, "r");
                    column = address == null ? column + 1 : columnOf(address);
                    if (column < 0) {
                        throw new Unreadable(TableFault.DAMAGED, line);
                    }
                    cell(xml, column);
                }
            }
            fillMerged();
            List<String> row = Arrays.asList(cells).subList(0, columns);
            Unreadable.requireRoom(row, line);
            return sink.row(new TableRow(line, row, damaged));
        }

        private void cell(XMLStreamReader xml, int column) throws XMLStreamException {
            String type = attribute(xml, "t");
            int style = whole(attribute(xml, "s"), -1);
            String value = "";
            while (true) {
                int event = next(xml);
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("v")) {
                    value = raw(xml);
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("is")) {
                    value = text(xml, "is", line);
                }
            }
            if (!value.isEmpty()) {
                put(column, shown(type == null ? "n" : type, style, value, column));
            }
        }

        private String raw(XMLStreamReader xml) throws XMLStreamException {
            var text = new StringBuilder();
            while (true) {
                int event = next(xml);
                if (event == XMLStreamConstants.END_ELEMENT) {
                    return text.toString();
                }
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    add(text, xml.getText(), line);
                }
            }
        }

        private void put(int column, String text) {
            if (text.isBlank()) {
                return;
            }
            if (column >= TableLimits.COLUMNS_MAX) {
                throw new Unreadable(TableFault.TOO_MANY_COLUMNS, line);
            }
            cells[column] = text;
            columns = Math.max(columns, column + 1);
        }

        private String shown(String type, int style, String value, int column) {
            return switch (type) {
                case "s" -> {
                    int index = whole(value.strip(), -1);
                    if (index < 0 || index >= texts.length) {
                        throw new Unreadable(TableFault.DAMAGED, line);
                    }
                    yield texts[index];
                }
                case "inlineStr" -> value;
                case "str", "d" -> unescaped(value);
                case "b" -> value.equals("1") ? "TRUE" : "FALSE";
                case "e" -> {
                    damaged.add(column);
                    yield value;
                }
                default -> number(style, value, column);
            };
        }

        private String number(int style, String value, int column) {
            double number;
            try {
                number = Double.parseDouble(value);
            } catch (NumberFormatException broken) {
                throw new Unreadable(TableFault.DAMAGED, line);
            }
            if (!Double.isFinite(number)) {
                throw new Unreadable(TableFault.DAMAGED, line);
            }
            if (style >= 0 && dateStyles.get(style) && number >= 1 && number < SERIAL_MAX) {
                long days = (long) number + (since1904 ? DAYS_TO_1904 : 0);
                long seconds = Math.round((number - Math.floor(number)) * SECONDS_A_DAY);
                LocalDateTime at = SERIAL_ZERO.plusDays(days).plusSeconds(seconds);
                return (seconds == 0 ? DAY : TIME).format(at);
            }
            if (Math.abs(number) >= EXACT_BELOW) {
                // A spreadsheet keeps fifteen digits of a number; a longer code has lost its end.
                damaged.add(column);
            }
            return new BigDecimal(number)
                    .round(SHOWN_DIGITS)
                    .stripTrailingZeros()
                    .toPlainString();
        }

        private void fillMerged() {
            while (nextMerge < merges.size() && merges.get(nextMerge).from() <= line) {
                Merge merge = merges.get(nextMerge++);
                open.put(merge, merge.from() == line ? cells[merge.column()] : "");
            }
            open.keySet().removeIf(merge -> merge.to() < line);
            open.forEach((merge, text) -> {
                if (cells[merge.column()].isEmpty() && !text.isEmpty()) {
                    put(merge.column(), text);
                }
            });
        }
    }
}

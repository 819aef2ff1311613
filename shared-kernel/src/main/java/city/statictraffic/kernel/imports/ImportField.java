package city.statictraffic.kernel.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * One field of a target, as people know it: titles, the names older systems have for it, and the rule it is read by. The
 * field map in the guide is made from these.
 *
 * @param name the new field, as programs know it
 * @param aliases other headers it is recognised by
 * @param key part of what tells one row from another; a key comes once in a file
 * @param lengthMax in characters, of TEXT and TOKEN
 * @param min smallest, and {@code max} largest value of INTEGER and DECIMAL
 * @param ruleZh what becomes of a value, for people; empty where the kind says it all
 */
public record ImportField(
        String name,
        String zh,
        String en,
        Kind kind,
        List<String> aliases,
        boolean required,
        boolean key,
        int lengthMax,
        double min,
        double max,
        String example,
        String ruleZh,
        String ruleEn) {
    /**
     * How a cell is read. TEXT: any printable text. TOKEN: printable ASCII without blanks, full-width forms folded. TIME: a
     * day or a time, in the forms spreadsheets have, read in the city's time. CODE: one of the target's choices, by its
     * code or one of its names.
     */
    public enum Kind {
        TEXT,
        TOKEN,
        INTEGER,
        DECIMAL,
        TIME,
        CODE
    }

    public ImportField {
        aliases = List.copyOf(aliases);
    }

    public static ImportField of(String name, String zh, String en, Kind kind) {
        return new ImportField(name, zh, en, kind, List.of(), false, false, 64, -1e15, 1e15, "", "", "");
    }

    public ImportField known(String... otherNames) {
        var all = new ArrayList<>(aliases);
        all.addAll(List.of(otherNames));
        return new ImportField(name, zh, en, kind, all, required, key, lengthMax, min, max, example, ruleZh, ruleEn);
    }

    public ImportField needed() {
        return new ImportField(name, zh, en, kind, aliases, true, key, lengthMax, min, max, example, ruleZh, ruleEn);
    }

    public ImportField asKey() {
        return new ImportField(
                name, zh, en, kind, aliases, required, true, lengthMax, min, max, example, ruleZh, ruleEn);
    }

    public ImportField atMost(int length) {
        return new ImportField(name, zh, en, kind, aliases, required, key, length, min, max, example, ruleZh, ruleEn);
    }

    public ImportField between(double from, double to) {
        return new ImportField(
                name, zh, en, kind, aliases, required, key, lengthMax, from, to, example, ruleZh, ruleEn);
    }

    public ImportField like(String text) {
        return new ImportField(name, zh, en, kind, aliases, required, key, lengthMax, min, max, text, ruleZh, ruleEn);
    }

    public ImportField ruled(String inChinese, String inEnglish) {
        return new ImportField(
                name, zh, en, kind, aliases, required, key, lengthMax, min, max, example, inChinese, inEnglish);
    }
}

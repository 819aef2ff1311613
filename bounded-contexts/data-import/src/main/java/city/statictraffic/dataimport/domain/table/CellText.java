package city.statictraffic.dataimport.domain.table;

/** What people and spreadsheets leave around a value. */
public final class CellText {
    private CellText() {}

    /** Without blanks of any kind around it, invisible marks, and the apostrophe that makes a spreadsheet keep a text. */
    public static String clean(String cell) {
        String text = trim(cell);
        if (text.length() > 1 && text.charAt(0) == '\'') {
            text = trim(text.substring(1));
        }
        return text;
    }

    /** Full-width digits, letters, signs and blanks as their plain forms. */
    public static String fold(String text) {
        StringBuilder folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c;
            if (plain != c && folded == null) {
                folded = new StringBuilder(text);
            }
            if (folded != null) {
                folded.setCharAt(i, plain);
            }
        }
        return folded == null ? text : folded.toString();
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && around(text.charAt(from))) {
            from++;
        }
        while (to > from && around(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean around(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c >= '\u200B' && c <= '\u200F'
                || c == '\u2060'
                || c == '\uFEFF';
    }
}

package city.statictraffic.standalone;

/** Why something cannot go on, and what to do about it: one sentence per language, shown without a stack trace. */
public final class Unable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    public Unable(String zh, String en) {
        super(en);
        this.zh = zh;
        this.en = en;
    }

    public Unable(String zh, String en, Throwable cause) {
        super(en, cause);
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}

package city.statictraffic.architecture;

/** The module a class lives in: the kernel, a context, an adapter's technology, or a program of bootstrap. */
record Home(Kind kind, String name) {
    enum Kind {
        KERNEL,
        CONTEXT,
        ADAPTER,
        BOOTSTRAP
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Adapters of one kind of technology, such as those of two databases, are one: a variant builds on the first. */
    static String family(String adapter) {
        return adapter.replaceFirst("-.*", "");
    }

    Home family() {
        return kind == Kind.ADAPTER ? new Home(kind, family(name)) : this;
    }
}

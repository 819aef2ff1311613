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
}

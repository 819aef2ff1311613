package city.statictraffic.adapter.messaging;

/** How the threads that talk to the broker tell of a failure, and wait after it. */
public final class Failures {
    private Failures() {}

    /** What the innermost cause says. */
    public static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Waits; who is interrupted meanwhile finds the thread's mark of it set. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

package city.statictraffic.democity;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Starts the demo city. Settings come from the environment, see the module's README. */
public final class Main {
    private static final int UNUSABLE_SETTINGS = 2;
    private static final long STOP_WAIT_MILLIS = 8_000;

    private Main() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Settings settings;
        try {
            settings = Settings.from(System.getenv());
        } catch (Settings.Unusable unusable) {
            System.err.println("demo city: " + unusable.getMessage());
            System.exit(UNUSABLE_SETTINGS);
            return;
        }
        var runner = new Runner(settings, Thread::sleep);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            runner.stop();
                            try {
                                main.join(STOP_WAIT_MILLIS);
                            } catch (InterruptedException impatient) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
        runner.run();
    }
}

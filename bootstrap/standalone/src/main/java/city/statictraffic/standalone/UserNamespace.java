package city.statictraffic.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, without a mapping, the same user is "nobody" to
 * itself and still owns its files, so nothing has to be given to another account.
 */
final class UserNamespace {
    private UserNamespace() {}

    /** What to put before a command; nothing for an ordinary user. */
    static List<String> prefix() {
        return isRoot() ? List.of("unshare", "-U") : List.of();
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0)
                    .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** One sentence where root may not do this, as in some containers. */
    static void requireWorking() {
        if (!isRoot()) {
            return;
        }
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // Told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Unable(
                "PostgreSQL 不能以 root 身份运行，本系统也不允许用户命名空间：请用普通用户执行 bin/start。",
                "PostgreSQL refuses to run as root and user namespaces are not allowed here: run bin/start as an ordinary user.");
    }
}

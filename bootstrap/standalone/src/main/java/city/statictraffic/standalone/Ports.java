package city.statictraffic.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ports of one instance. All but the first two are on the loopback address only. */
public record Ports(int platform, int keycloak, int kafka, int kafkaController, int postgres) {
    static final Ports DEFAULT = new Ports(8443, 8444, 9093, 9094, 5433);

    public Ports {
        for (int port : List.of(platform, keycloak, kafka, kafkaController, postgres)) {
            if (port < 1 || port > 65535) {
                throw new Unable(
                        "端口 " + port + " 无效，应在 1 到 65535 之间。", "Port " + port + " is not one from 1 to 65535.");
            }
        }
        if (new HashSet<>(List.of(platform, keycloak, kafka, kafkaController, postgres)).size() < 5) {
            throw new Unable(
                    "端口重复：每个服务需要自己的端口（Kafka 还占用其后一个端口）。",
                    "Two services were given the same port (Kafka also takes the port after its own).");
        }
    }

    /** One port, what it is for, and the option that changes it. */
    record Use(int port, String service, String option) {}

    List<Use> uses(boolean withPlatform) {
        var backing = List.of(
                new Use(postgres, "PostgreSQL", "--pg-port"),
                new Use(kafka, "Kafka", "--kafka-port"),
                new Use(kafkaController, "Kafka", "--kafka-port"),
                new Use(keycloak, "Keycloak", "--keycloak-port"));
        if (!withPlatform) {
            return backing;
        }
        var all = new java.util.ArrayList<>(backing);
        all.add(new Use(platform, "平台/platform", "--port"));
        return List.copyOf(all);
    }

    /** Refuses in one sentence if somebody else has one of them. */
    void requireFree(boolean withPlatform) {
        for (Use use : uses(withPlatform)) {
            if (!isFree(use.port())) {
                Optional<String> holder = holderOf(use.port());
                throw new Unable(
                        "%s 的端口 %d 已被%s占用，请结束它或用 %s 换一个端口。"
                                .formatted(
                                        use.service(),
                                        use.port(),
                                        holder.map(h -> "进程 " + h + " ").orElse("另一个进程"),
                                        use.option()),
                        "Port %d of %s is taken by %s; end it or choose another port with %s."
                                .formatted(
                                        use.port(),
                                        use.service(),
                                        holder.map(h -> "process " + h).orElse("another process"),
                                        use.option()));
            }
        }
    }

    static boolean isFree(int port) {
        for (InetAddress address : List.of(InetAddress.getLoopbackAddress(), anyAddress())) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** Throws if nobody listens there in time. */
    static void awaitListening(int port, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Signals.pause(Duration.ofMillis(50));
            }
        }
    }

    private static InetAddress anyAddress() {
        return new InetSocketAddress(0).getAddress();
    }

    /** Five ports that were free a moment ago. */
    static Ports anyFree() {
        var sockets = new java.util.ArrayList<ServerSocket>();
        try {
            while (sockets.size() < 5) {
                sockets.add(new ServerSocket(0));
            }
            var numbers = sockets.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
        } catch (IOException e) {
            throw new Unable("没有空闲端口。", "There are no free ports.", e);
        } finally {
            for (ServerSocket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // Closing a socket nobody connected to has nothing to lose.
                }
            }
        }
    }

    /** "1234 (java)" if the kernel lets us see who listens. */
    static Optional<String> holderOf(int port) {
        Set<String> inodes = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            inodes.addAll(listeningInodes(table, port));
        }
        if (inodes.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsSocket(process.pid(), inodes))
                .findFirst()
                .map(process -> process.pid() + commandName(process.pid()));
    }

    private static Set<String> listeningInodes(String table, int port) {
        var found = new HashSet<String>();
        String hexPort = ":%04X".formatted(port);
        try {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                boolean listening = fields.length > 9 && fields[3].equals("0A");
                if (listening && fields[1].endsWith(hexPort)) {
                    found.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return found;
    }

    private static boolean holdsSocket(long pid, Set<String> inodes) {
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    if (inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
                        return true;
                    }
                } catch (IOException e) {
                    // Closed while we were looking.
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static String commandName(long pid) {
        try {
            return " ("
                    + Files.readString(Path.of("/proc", Long.toString(pid), "comm"))
                            .strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }
}

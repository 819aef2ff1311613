package city.statictraffic.standalone;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where things are reached. The identity provider has one name only, the public one: tokens name it as their issuer, and
 * a second name would make them invalid.
 *
 * @param lanAddress this machine's address in the local network; none if only this machine may come in
 */
record Addresses(Ports ports, @Nullable String lanAddress) {

    String publicHost() {
        return lanAddress == null ? "localhost" : lanAddress;
    }

    String publicUrl() {
        return "https://" + publicHost() + ":" + ports.platform();
    }

    Set<String> allPublicUrls() {
        var urls = new TreeSet<String>();
        urls.add(publicUrl());
        urls.add(platformFromHere());
        return urls;
    }

    String platformFromHere() {
        return "https://localhost:" + ports.platform();
    }

    String identityProviderUrl() {
        return "https://" + publicHost() + ":" + ports.keycloak();
    }

    String identityProviderFromHere() {
        return "https://localhost:" + ports.keycloak();
    }

    String realmUrl() {
        return identityProviderUrl() + "/realms/" + RealmDefinition.REALM;
    }

    String realmFromHere() {
        return identityProviderFromHere() + "/realms/" + RealmDefinition.REALM;
    }

    String tokenUrlFromHere() {
        return realmFromHere() + "/protocol/openid-connect/token";
    }

    String kafkaBootstrap() {
        return "localhost:" + ports.kafka();
    }

    String bindHost() {
        return lanAddress == null ? "127.0.0.1" : "0.0.0.0";
    }

    /** The IPv4 address of the first real network interface that has one, a private one if there is a choice. */
    static InetAddress findLanAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUsable)
                    .sorted(Comparator.comparing(Addresses::isVirtual).thenComparing(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> !address.isSiteLocalAddress()))
                    .orElseThrow(() -> new Unable(
                            "没有找到局域网地址，请先连接到局域网再用 --lan。",
                            "No address in a local network was found; connect to one before using --lan."));
        } catch (SocketException e) {
            throw new Unable("无法读取网络接口。", "The network interfaces cannot be read.", e);
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Bridges of containers and tunnels have private addresses too, but no phone is there. */
    private static boolean isVirtual(NetworkInterface network) {
        String name = network.getName();
        return network.isVirtual()
                || name.startsWith("docker")
                || name.startsWith("br-")
                || name.startsWith("veth")
                || name.startsWith("virbr")
                || name.startsWith("tun");
    }
}

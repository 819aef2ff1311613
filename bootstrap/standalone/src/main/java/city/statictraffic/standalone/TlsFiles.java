package city.statictraffic.standalone;

import java.nio.file.Path;

/** The certificates and keys of an instance that its processes are told of. */
record TlsFiles(Path folder) {
    Path caPem() {
        return folder.resolve("ca.pem");
    }

    Path serverPem() {
        return folder.resolve("server.pem");
    }

    Path serverKey() {
        return folder.resolve("server-key.pem");
    }
}

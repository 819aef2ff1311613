package city.statictraffic.standalone;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of this one install.
 *
 * <p>People are asked to trust it on a phone or in a browser, so it is made unable to do harm there: its name
 * constraints allow certificates for this machine, for private addresses and for the address in the local network it was
 * made for. An address outside of these takes a new authority, to be trusted anew.
 */
final class LocalAuthority {
    static final String BROKER_NAME = "CN=kafka-broker";

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** Browsers refuse leaf certificates that live longer than 398 days. */
    private static final Duration LEAF_LIFE = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private static final List<String> PRIVATE_NETWORKS = List.of(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10");

    private final Path folder;
    private final InstantSource clock;

    LocalAuthority(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path caPem() {
        return folder.resolve("ca.pem");
    }

    X509Certificate certificate() {
        try {
            return readCertificate(caPem()).orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path serverPem() {
        return folder.resolve("server.pem");
    }

    Path serverKey() {
        return folder.resolve("server-key.pem");
    }

    /** Key and chain in one file, as the broker wants them. */
    Path brokerPem() {
        return folder.resolve("kafka-broker.pem");
    }

    private Path caKey() {
        return folder.resolve("ca-key.pem");
    }

    /** Makes what is missing, near its end, or does not name all the addresses. */
    void issue(Set<InetAddress> lanAddresses) {
        try {
            X509Certificate ca = readCertificate(caPem())
                    .filter(this::livesLong)
                    .filter(c -> Files.exists(caKey()))
                    .filter(c -> lanAddresses.stream().allMatch(address -> permits(c, address)))
                    .orElse(null);
            boolean newAuthority = ca == null;
            if (ca == null) {
                ca = makeAuthority(lanAddresses);
            }
            PrivateKey caKey = readKey(caKey());
            var names = new TreeSet<String>(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
            lanAddresses.forEach(address -> names.add(address.getHostAddress()));
            if (newAuthority || !Files.exists(serverKey()) || !stillGood(serverPem(), names)) {
                KeyPair keys = newKeys();
                X509Certificate leaf = makeLeaf("CN=static-traffic-platform", keys, names, ca, caKey);
                StateFolder.writeWhole(serverKey(), pem(keys.getPrivate()));
                StateFolder.writeWhole(serverPem(), pem(leaf) + pem(ca));
            }
            var brokerNames = new TreeSet<String>(Set.of("localhost", "127.0.0.1"));
            if (newAuthority || !stillGood(brokerPem(), brokerNames)) {
                KeyPair keys = newKeys();
                X509Certificate leaf = makeLeaf(BROKER_NAME, keys, brokerNames, ca, caKey);
                StateFolder.writeWhole(brokerPem(), pem(keys.getPrivate()) + pem(leaf) + pem(ca));
            }
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new Unable(
                    "无法制作本机证书，请检查目录 " + folder + "。",
                    "The local certificates cannot be made; look at the folder " + folder + ".",
                    e);
        }
    }

    private boolean livesLong(X509Certificate certificate) {
        return certificate
                .getNotAfter()
                .toInstant()
                .isAfter(clock.instant().plus(LEAF_LIFE).plus(RENEW_BEFORE_END));
    }

    private boolean stillGood(Path file, Set<String> names) throws GeneralSecurityException, IOException {
        Optional<X509Certificate> certificate = readCertificate(file);
        return certificate.isPresent()
                && namesOf(certificate.get()).equals(names)
                && certificate
                        .get()
                        .getNotAfter()
                        .toInstant()
                        .isAfter(clock.instant().plus(RENEW_BEFORE_END));
    }

    static Set<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        var names = new TreeSet<String>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(alternative -> names.add(String.valueOf(alternative.get(1))));
        }
        return names;
    }

    private X509Certificate makeAuthority(Set<InetAddress> lanAddresses)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = newKeys();
        // The serial number in the name tells the authorities of several installs apart in a phone's list.
        BigInteger serial = serial();
        var name = new X500Principal("CN=静态交通监管平台本机证书 " + serial.toString(16).substring(0, 6));
        var now = clock.instant();
        var tools = new JcaX509ExtensionUtils();
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        serial,
                        Date.from(now.minus(CLOCK_TOLERANCE)),
                        Date.from(now.plus(AUTHORITY_LIFE)),
                        name,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(Extension.subjectKeyIdentifier, false, tools.createSubjectKeyIdentifier(keys.getPublic()))
                .addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(lanAddresses), null));
        X509Certificate certificate = sign(builder, keys.getPrivate());
        StateFolder.writeWhole(caKey(), pem(keys.getPrivate()));
        StateFolder.writeWhole(caPem(), pem(certificate));
        return certificate;
    }

    private static GeneralSubtree[] permitted(Set<InetAddress> lanAddresses) {
        var subtrees = new ArrayList<GeneralSubtree>();
        subtrees.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")));
        PRIVATE_NETWORKS.forEach(
                network -> subtrees.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, network))));
        for (InetAddress address : lanAddresses) {
            String network = address.getHostAddress() + "/" + address.getAddress().length * Byte.SIZE;
            subtrees.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, network)));
        }
        return subtrees.toArray(GeneralSubtree[]::new);
    }

    /** Whether the name constraints of the authority allow a certificate for the address. */
    static boolean permits(X509Certificate authority, InetAddress address) {
        byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
        if (extension == null) {
            return true;
        }
        var constraints = NameConstraints.getInstance(
                ASN1OctetString.getInstance(extension).getOctets());
        return Arrays.stream(constraints.getPermittedSubtrees())
                .map(GeneralSubtree::getBase)
                .filter(name -> name.getTagNo() == GeneralName.iPAddress)
                .anyMatch(name ->
                        contains(ASN1OctetString.getInstance(name.getName()).getOctets(), address.getAddress()));
    }

    /** @param networkAndMask the two after each other, as certificates carry them */
    private static boolean contains(byte[] networkAndMask, byte[] address) {
        if (networkAndMask.length != 2 * address.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            if ((address[i] & networkAndMask[address.length + i]) != networkAndMask[i]) {
                return false;
            }
        }
        return true;
    }

    private X509Certificate makeLeaf(String name, KeyPair keys, Set<String> names, X509Certificate ca, PrivateKey caKey)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var alternatives = names.stream()
                .map(n -> new GeneralName(isAddress(n) ? GeneralName.iPAddress : GeneralName.dNSName, n))
                .toArray(GeneralName[]::new);
        var now = clock.instant();
        var tools = new JcaX509ExtensionUtils();
        var builder = new JcaX509v3CertificateBuilder(
                        ca.getSubjectX500Principal(),
                        serial(),
                        Date.from(now.minus(CLOCK_TOLERANCE)),
                        Date.from(now.plus(LEAF_LIFE)),
                        new X500Principal(new X500Name(name).getEncoded()),
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                }))
                .addExtension(
                        Extension.authorityKeyIdentifier, false, tools.createAuthorityKeyIdentifier(ca.getPublicKey()))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        return sign(builder, caKey);
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || Character.isDigit(name.charAt(name.length() - 1));
    }

    private static X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).setBit(120);
    }

    private static String pem(X509Certificate certificate) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    private static String pem(PrivateKey key) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(key, null));
        }
        return text.toString();
    }

    /** The first certificate in the file: in a chain that is the leaf. */
    static Optional<X509Certificate> readCertificate(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof X509CertificateHolder holder) {
                    return Optional.of(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        }
        return Optional.empty();
    }

    private static PrivateKey readKey(Path file) throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            Object found = parser.readObject();
            if (found instanceof org.bouncycastle.asn1.pkcs.PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
            throw new IOException("no private key in " + file);
        }
    }
}

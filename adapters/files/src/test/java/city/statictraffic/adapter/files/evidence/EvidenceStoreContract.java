package city.statictraffic.adapter.files.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.statictraffic.kernel.decision.Decision;
import city.statictraffic.kernel.decision.Refusal;
import city.statictraffic.patrolimpound.application.evidence.EvidenceRefusal;
import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import city.statictraffic.patrolimpound.application.port.EvidenceStore.BrokenOff;
import city.statictraffic.patrolimpound.application.port.EvidenceStore.Sealed;
import city.statictraffic.patrolimpound.domain.intake.PhotoHash;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sealing photos promises, wherever they are kept. */
@Tag("B05")
abstract class EvidenceStoreContract {
    /** Where photos are while they arrive. */
    @TempDir
    Path scratch = Path.of("");

    private @Nullable ObjectEvidenceStore opened;

    /** A place without any photo. */
    protected abstract EvidenceObjects place();

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    private ObjectEvidenceStore store() {
        if (opened == null) {
            opened = new ObjectEvidenceStore(place(), List.of(), scratch, Optional.empty());
        }
        return opened;
    }

    @Test
    void an_original_is_sealed_under_its_hash_as_it_came() throws Exception {
        byte[] photo = jpeg(800, 600);
        assertThat(send(photo)).isEqualTo(Decision.accepted(new Sealed(hash(photo), photo.length, "image/jpeg")));
        assertThat(original(hash(photo))).hasBinaryContent(photo);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void what_is_taken_out_is_gone_and_may_come_again() throws Exception {
        byte[] photo = jpeg(64, 48);
        send(photo);
        store().remove(hash(photo));
        store().remove(hash(photo));
        assertThat(store().copyOf(hash(photo))).isEmpty();
        assertThat(place().has(hash(photo))).isFalse();
        assertThat(place().fetchOriginal(hash(photo), scratch.resolve("out"))).isFalse();
        send(photo);
        assertThat(place().has(hash(photo))).isTrue();
    }

    @Test
    void all_photos_are_listed_by_their_hashes() throws Exception {
        var sent = new TreeSet<String>();
        for (int width = 10; width < 17; width++) {
            byte[] photo = jpeg(width, 10);
            send(photo);
            sent.add(hash(photo).hex());
        }
        var listed = new ArrayList<String>();
        place().forEach(photo -> listed.add(photo.hex()));
        assertThat(listed).containsExactlyElementsOf(sent);
    }

    /** Two processes are two stores over the same place. */
    @Test
    void one_photo_sent_to_several_processes_at_once_is_kept_once() throws Exception {
        byte[] photo = jpeg(320, 200);
        Path original = Files.write(scratch.resolve("original"), photo);
        Path copy = Files.write(scratch.resolve("copy"), jpeg(32, 20));
        var kept = new ArrayList<Future<Boolean>>();
        try (var processes = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                kept.add(processes.submit(() -> place().keep(hash(photo), original, copy)));
            }
        }
        int first = 0;
        for (Future<Boolean> one : kept) {
            first += one.get() ? 1 : 0;
        }
        assertThat(first).isBetween(1, keepersAtOnceMax());
        assertThat(original(hash(photo))).hasBinaryContent(photo);
        assertThat(store().copyOf(hash(photo)).orElseThrow()).isEqualTo(jpeg(32, 20));
    }

    /** How many may be told that they kept it: more than one where nothing tells them apart; the bytes are the same. */
    protected abstract int keepersAtOnceMax();

    private Path original(PhotoHash photo) throws IOException {
        Path out = scratch.resolve("out");
        assertThat(place().fetchOriginal(photo, out)).isTrue();
        return out;
    }

    @Test
    void the_same_photo_again_is_the_same_answer() throws Exception {
        byte[] photo = jpeg(80, 60);
        assertThat(send(photo)).isEqualTo(send(photo));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void the_copy_is_another_picture_without_the_originals_metadata() throws Exception {
        byte[] photo = withExif(jpeg(300, 200), 1, "GPS 31.23,121.47");
        send(photo);
        byte[] copy = store().copyOf(hash(photo)).orElseThrow();
        assertThat(copy).isNotEqualTo(photo);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPS 31.23");
        assertThat(new String(copy, StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain("GPS");
        assertThat(read(copy).getWidth()).isEqualTo(300);
    }

    @Test
    void a_large_picture_is_shown_at_most_1600_pixels_long() throws Exception {
        byte[] photo = jpeg(4000, 1000);
        send(photo);
        BufferedImage copy = read(store().copyOf(hash(photo)).orElseThrow());
        assertThat(copy.getWidth()).isEqualTo(1_600);
        assertThat(copy.getHeight()).isEqualTo(400);
    }

    @Test
    void a_picture_taken_sideways_is_shown_upright() throws Exception {
        // Left half red, right half blue; orientation 6 turns it clockwise: red comes to the top.
        byte[] photo = withExif(jpeg(400, 200), 6, "");
        send(photo);
        BufferedImage copy = read(store().copyOf(hash(photo)).orElseThrow());
        assertThat(copy.getWidth()).isEqualTo(200);
        assertThat(copy.getHeight()).isEqualTo(400);
        assertThat(new Color(copy.getRGB(100, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(copy.getRGB(100, 350)).getBlue()).isGreaterThan(200);
    }

    @Test
    void a_png_is_taken_and_shown_on_white() throws Exception {
        var picture = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        byte[] photo = encode(picture, "png");
        assertThat(send(photo)).isEqualTo(Decision.accepted(new Sealed(hash(photo), photo.length, "image/png")));
        assertThat(read(store().copyOf(hash(photo)).orElseThrow()).getRGB(25, 25) & 0xFF)
                .isGreaterThan(250);
    }

    @Test
    void other_bytes_than_the_hash_says_are_refused() throws Exception {
        byte[] photo = jpeg(80, 60);
        PhotoHash claimed = hash(jpeg(81, 60));
        assertThat(refusal(store().seal(claimed, source(photo))))
                .isEqualTo(new EvidenceRefusal.HashMismatch(
                        claimed.hex(), hash(photo).hex()));
        assertThat(store().copyOf(claimed)).isEmpty();
        assertThat(incoming()).isEmpty();
    }

    @Test
    void what_is_no_picture_is_refused_whatever_its_name() throws Exception {
        assertThat(refusal(send("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(new EvidenceRefusal.NotAPicture());
        assertThat(refusal(send(new byte[0]))).isEqualTo(new EvidenceRefusal.NotAPicture());
        assertThat(refusal(send(encode(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "gif"))))
                .isEqualTo(new EvidenceRefusal.NotAPicture());
    }

    @Test
    void a_webp_without_decoder_is_refused_with_its_name() throws Exception {
        byte[] webp = "RIFF\0\0\0\0WEBPVP8 ....".getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal(send(webp))).isEqualTo(new EvidenceRefusal.NotDecodable("webp"));
    }

    @Test
    void a_truncated_picture_is_refused() throws Exception {
        byte[] photo = encode(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(refusal(send(Arrays.copyOf(photo, photo.length / 2))))
                .isEqualTo(new EvidenceRefusal.NotDecodable("png"));
    }

    @Test
    void a_small_file_that_claims_many_pixels_is_refused_before_it_is_decoded() throws Exception {
        assertThat(refusal(send(pngHead(20_000, 20_000))))
                .isEqualTo(new EvidenceRefusal.TooManyPixels(EvidenceStore.PHOTO_PIXELS_MAX));
    }

    @Test
    void more_than_eight_megabytes_are_not_even_read() throws Exception {
        var read = new long[1];
        EvidenceStore.ByteSource endless = (into, offset, length) -> {
            read[0] += length;
            return length;
        };
        assertThat(refusal(store().seal(hash(new byte[0]), endless)))
                .isEqualTo(new EvidenceRefusal.TooLarge(EvidenceStore.PHOTO_BYTES_MAX));
        assertThat(read[0]).isLessThan(EvidenceStore.PHOTO_BYTES_MAX + 300_000);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing() throws Exception {
        byte[] photo = jpeg(80, 60);
        EvidenceStore.ByteSource broken = (into, offset, length) -> {
            throw new BrokenOff("away");
        };
        assertThatThrownBy(() -> store().seal(hash(photo), broken)).isInstanceOf(BrokenOff.class);
        assertThat(incoming()).isEmpty();
        assertThat(store().copyOf(hash(photo))).isEmpty();
    }

    /** Seeded. Damaged pictures are refused or shown, never a fault. */
    @Test
    void damaged_bytes_are_never_a_fault() throws Exception {
        var random = new SplittableRandom(11);
        byte[] good = jpeg(120, 90);
        for (int round = 0; round < 60; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i < 12; i++) {
                bad[random.nextInt(3, bad.length)] = (byte) random.nextInt();
            }
            assertThat(send(bad)).as("round %d", round).isNotNull();
        }
        assertThat(incoming()).isEmpty();
    }

    private Decision<Sealed> send(byte[] photo) throws BrokenOff {
        return store().seal(hash(photo), source(photo));
    }

    private static EvidenceStore.ByteSource source(byte[] bytes) {
        var in = new ByteArrayInputStream(bytes);
        return in::read;
    }

    private Stream<Path> incoming() throws IOException {
        return Files.list(scratch.resolve("incoming"));
    }

    private static Refusal refusal(Decision<Sealed> decision) {
        return switch (decision) {
            case Decision.Refused<Sealed>(var why) -> why;
            case Decision.Accepted<Sealed>(var sealed) -> throw new AssertionError(sealed.toString());
        };
    }

    static byte[] jpeg(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, x < width / 2 ? 0xFF0000 : 0x0000FF);
            }
        }
        return encode(picture, "jpeg");
    }

    private static byte[] encode(BufferedImage picture, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    /** The picture with a metadata segment: an orientation, and a text as a camera's place would be. */
    private static byte[] withExif(byte[] jpeg, int orientation, String text) {
        byte[] note = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + note.length);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(note);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 4 + 6 + tiff.capacity());
        all.put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + tiff.capacity()))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }

    /** A PNG of which only the head exists. */
    private static byte[] pngHead(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17);
        chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.array());
        ByteBuffer all = ByteBuffer.allocate(8 + 4 + 17 + 4);
        all.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        all.putInt(13).put(chunk.array()).putInt((int) crc.getValue());
        return all.array();
    }

    static PhotoHash hash(byte[] bytes) {
        try {
            return new PhotoHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package city.statictraffic.adapter.files.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats taken as evidence, told by their first bytes and never by what a sender says. */
enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    WEBP("webp");

    static final int HEAD_BYTES = 12;
    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String code;

    PictureFormat(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    String mediaType() {
        return "image/" + code;
    }

    static Optional<PictureFormat> of(byte[] head) {
        if (head.length < HEAD_BYTES) {
            return Optional.empty();
        }
        if ((head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8 && (head[2] & 0xFF) == 0xFF) {
            return Optional.of(JPEG);
        }
        if (Arrays.equals(head, 0, PNG_HEAD.length, PNG_HEAD, 0, PNG_HEAD.length)) {
            return Optional.of(PNG);
        }
        return ascii(head, 0).equals("RIFF") && ascii(head, 8).equals("WEBP") ? Optional.of(WEBP) : Optional.empty();
    }

    private static String ascii(byte[] head, int from) {
        return new String(head, from, 4, StandardCharsets.US_ASCII);
    }
}

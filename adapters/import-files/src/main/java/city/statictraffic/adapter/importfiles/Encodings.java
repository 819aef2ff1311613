package city.statictraffic.adapter.importfiles;

import city.statictraffic.dataimport.domain.table.TableFault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The encodings of text files in use: UTF-8, GB18030 (which GBK and GB2312 are part of), and UTF-16 with its mark. A file
 * without a mark is read as UTF-8 if it can be, else as GB18030. A short one that could be either, such as two bytes that
 * are 联 or two Latin letters, is what reads more like Chinese.
 */
final class Encodings {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE_BYTES = 256 * 1024;

    private Encodings() {}

    record Found(Charset charset, int markBytes, String name) {}

    static Found of(Path file, byte[] head, Optional<String> asked) throws IOException {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3, "UTF-8 BOM");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2, "UTF-16LE");
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2, "UTF-16BE");
        }
        for (byte each : head) {
            if (each == 0) {
                throw new Unreadable(TableFault.NOT_A_TABLE, 0);
            }
        }
        if (asked.isPresent()) {
            Charset charset = named(asked.get());
            if (!decodes(file, charset)) {
                throw new Unreadable(TableFault.ENCODING_UNKNOWN, 0);
            }
            return new Found(charset, 0, charset.name());
        }
        if (decodes(file, StandardCharsets.UTF_8) && !readsMoreLikeGb18030(file)) {
            return new Found(StandardCharsets.UTF_8, 0, "UTF-8");
        }
        if (decodes(file, GB18030)) {
            return new Found(GB18030, 0, "GB18030");
        }
        throw new Unreadable(TableFault.ENCODING_UNKNOWN, 0);
    }

    private static Charset named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312" -> GB18030;
            default -> throw new Unreadable(TableFault.ENCODING_UNKNOWN, 0);
        };
    }

    /** A reader that stops at bytes the encoding does not have, past the mark. */
    static Reader open(Path file, Found found) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(found.markBytes());
        return new InputStreamReader(in, strict(found.charset()));
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        char[] buffer = new char[32 * 1024];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict(charset))) {
            int read = reader.read(buffer);
            while (read >= 0) {
                read = reader.read(buffer);
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean readsMoreLikeGb18030(Path file) throws IOException {
        byte[] sample;
        try (var in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        if (ascii(sample)) {
            return false;
        }
        double utf8 = chineseShare(sample, StandardCharsets.UTF_8);
        return utf8 < 0.5 && chineseShare(sample, GB18030) > utf8;
    }

    private static boolean ascii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    /** Of the characters beyond ASCII, how many are everyday Chinese or its punctuation; a cut last character is left out. */
    private static double chineseShare(byte[] sample, Charset charset) {
        CharBuffer text = CharBuffer.allocate(sample.length + 1);
        if (strict(charset).decode(ByteBuffer.wrap(sample), text, false).isError()) {
            return -1;
        }
        text.flip();
        int beyond = 0;
        int chinese = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                beyond++;
                if (c >= 0x4E00 && c <= 0x9FFF || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF) {
                    chinese++;
                }
            }
        }
        return beyond == 0 ? 0 : (double) chinese / beyond;
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}

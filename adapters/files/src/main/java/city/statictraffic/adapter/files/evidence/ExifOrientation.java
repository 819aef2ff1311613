package city.statictraffic.adapter.files.evidence;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a phone held its camera: the one thing a copy needs of a JPEG's metadata, since the rest is left behind. 1 is upright;
 * 1 also stands for whatever cannot be read.
 */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final int APP1 = 0xFFE1;
    private static final int FIRST_SEGMENT_WITHOUT_LENGTH = 0xFFD0;
    private static final int LAST_SEGMENT_WITHOUT_LENGTH = 0xFFD9;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int SEGMENTS_MAX = 64;

    private ExifOrientation() {}

    static int of(Path jpeg) {
        try (InputStream file = Files.newInputStream(jpeg);
                var in = new DataInputStream(file)) {
            in.skipNBytes(2);
            for (int segment = 0; segment < SEGMENTS_MAX; segment++) {
                int marker = in.readUnsignedShort();
                if (marker == START_OF_SCAN
                        || (marker >= FIRST_SEGMENT_WITHOUT_LENGTH && marker <= LAST_SEGMENT_WITHOUT_LENGTH)) {
                    return UPRIGHT;
                }
                int length = in.readUnsignedShort() - 2;
                if (length < 0) {
                    return UPRIGHT;
                }
                if (marker == APP1) {
                    return read(in.readNBytes(length));
                }
                in.skipNBytes(length);
            }
            return UPRIGHT;
        } catch (IOException | IndexOutOfBoundsException unreadable) {
            return UPRIGHT;
        }
    }

    private static int read(byte[] app1) {
        for (int i = 0; i < EXIF.length; i++) {
            if (app1[i] != EXIF[i]) {
                return UPRIGHT;
            }
        }
        ByteBuffer tiff =
                ByteBuffer.wrap(app1, EXIF.length, app1.length - EXIF.length).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                int orientation = tiff.getShort(entry + 8) & 0xFFFF;
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}

package city.statictraffic.standalone;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code drawn with half blocks: two rows of modules on one line of text. */
final class QrCode {
    private static final int QUIET_ZONE = 2;

    private QrCode() {}

    static String draw(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            var out = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y += 2) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    // Light modules are drawn, dark ones left: terminals are mostly dark.
                    out.append(block(!matrix.get(x, y), y + 1 < matrix.getHeight() && !matrix.get(x, y + 1)));
                }
                out.append('\n');
            }
            return out.toString();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}

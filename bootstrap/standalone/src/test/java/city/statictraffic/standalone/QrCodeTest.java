package city.statictraffic.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int PIXELS_PER_MODULE = 4;

    @Test
    @DisplayName("What is drawn in the terminal reads back as the address")
    void readsBack() throws ReaderException, NotFoundException {
        String url = "https://192.168.1.20:8443/patrol/";
        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new Drawn(QrCode.draw(url)))));
        assertThat(read.getText()).isEqualTo(url);
    }

    /** The text as a camera sees it: drawn halves are light. */
    private static final class Drawn extends LuminanceSource {
        private final List<String> lines;

        Drawn(String text) {
            super(
                    text.lines().findFirst().orElseThrow().length() * PIXELS_PER_MODULE,
                    (int) text.lines().count() * 2 * PIXELS_PER_MODULE);
            this.lines = text.lines().toList();
        }

        private byte pixel(int x, int y) {
            int row = y / PIXELS_PER_MODULE;
            char c = lines.get(row / 2).charAt(x / PIXELS_PER_MODULE);
            boolean light = c == '█' || c == (row % 2 == 0 ? '▀' : '▄');
            return (byte) (light ? 255 : 0);
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] result = new byte[getWidth()];
            for (int x = 0; x < getWidth(); x++) {
                result[x] = pixel(x, y);
            }
            return result;
        }

        @Override
        public byte[] getMatrix() {
            byte[] result = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                System.arraycopy(getRow(y, result), 0, result, y * getWidth(), getWidth());
            }
            return result;
        }
    }
}

package city.statictraffic.adapter.files.evidence;

import city.statictraffic.patrolimpound.application.port.EvidenceStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** The JPEG copy people see: upright, at most 1600 pixels long, without any metadata of the original. */
final class PictureCopy {
    private static final float QUALITY = 0.85f;

    private PictureCopy() {}

    /** The picture has more pixels than are ever decoded. */
    static final class TooManyPixels extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** No decoder here makes a picture of these bytes. */
    static final class NotDecodable extends Exception {
        private static final long serialVersionUID = 1L;

        NotDecodable(Throwable cause) {
            super(cause);
        }

        NotDecodable() {}
    }

    static void write(Path original, PictureFormat format, Path copy) throws IOException, TooManyPixels, NotDecodable {
        BufferedImage decoded = decode(original, format);
        int orientation = format == PictureFormat.JPEG ? ExifOrientation.of(original) : ExifOrientation.UPRIGHT;
        encode(upright(decoded, orientation), copy);
    }

    private static BufferedImage decode(Path original, PictureFormat format)
            throws IOException, TooManyPixels, NotDecodable {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.code());
        if (!readers.hasNext()) {
            throw new NotDecodable();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(original.toFile())) {
            // Metadata stays unread: a small text chunk may inflate to anything.
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > EvidenceStore.PHOTO_PIXELS_MAX) {
                throw new TooManyPixels();
            }
            // Rows and columns that the copy cannot show are left out while decoding, so that memory stays small.
            int step = (int) Math.max(1, Math.max(width, height) / EvidenceStore.COPY_EDGE_MAX);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | RuntimeException broken) {
            // ImageIO meets hostile bytes with all kinds of exceptions; none of them is a fault of ours.
            throw new NotDecodable(broken);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        boolean turned = orientation >= 5;
        int width = turned ? picture.getHeight() : picture.getWidth();
        int height = turned ? picture.getWidth() : picture.getHeight();
        double scale = Math.min(1.0, (double) EvidenceStore.COPY_EDGE_MAX / Math.max(width, height));
        var copy = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, copy.getWidth(), copy.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var place = AffineTransform.getScaleInstance(scale, scale);
            place.concatenate(turn(orientation, picture.getWidth(), picture.getHeight()));
            pen.drawImage(picture, place, null);
        } finally {
            pen.dispose();
        }
        return copy;
    }

    /** From the pixels as stored to the picture as seen, for each of the eight orientations. */
    private static AffineTransform turn(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static void encode(BufferedImage picture, Path copy) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream file = Files.newOutputStream(copy);
                ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}

package city.statictraffic.democity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A small drawn picture of a bike, another one for each scan. No text: a machine without fonts can draw it as well. */
final class Photo {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    private Photo() {}

    static byte[] jpeg(long seed) {
        var rng = new Rng(seed);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(colour(rng, 150));
        pen.fillRect(0, 0, WIDTH, HEIGHT / 2);
        pen.setColor(colour(rng, 90));
        pen.fillRect(0, HEIGHT / 2, WIDTH, HEIGHT / 2);
        for (int i = 0; i < 400; i++) {
            pen.setColor(colour(rng, 110));
            pen.fillRect(rng.nextInt(WIDTH), HEIGHT / 2 + rng.nextInt(HEIGHT / 2), 3, 2);
        }
        int x = 90 + rng.nextInt(60);
        int y = 170 + rng.nextInt(40);
        pen.setStroke(new BasicStroke(6));
        pen.setColor(Color.DARK_GRAY);
        pen.drawOval(x, y, 110, 110);
        pen.drawOval(x + 170, y, 110, 110);
        pen.setColor(colour(rng, 160));
        pen.drawPolyline(
                new int[] {x + 55, x + 110, x + 200, x + 130, x + 55},
                new int[] {y + 55, y - 20, y - 20, y + 55, y + 55},
                5);
        pen.drawLine(x + 200, y - 20, x + 225, y + 55);
        pen.drawLine(x + 195, y - 50, x + 200, y - 20);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static Color colour(Rng rng, int from) {
        return new Color(from + rng.nextInt(90), from + rng.nextInt(90), from + rng.nextInt(90));
    }
}

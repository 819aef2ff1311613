package city.statictraffic.bikefleet.domain.feed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line as it was read, before any judgement: for each known field its JSON type and value. Filled and cleared by the
 * reader for record after record, because a feed has hundreds of thousands of them.
 */
public final class RawRecord {
    public enum Shape {
        ABSENT,
        TEXT,
        NUMBER,
        OTHER
    }

    private static final int FIELDS = FeedField.values().length;

    private final Shape[] shapes = new Shape[FIELDS];
    private final @Nullable String[] texts = new String[FIELDS];
    private final double[] numbers = new double[FIELDS];
    private @Nullable FeedField repeated;

    public RawRecord() {
        Arrays.fill(shapes, Shape.ABSENT);
    }

    public void clear() {
        Arrays.fill(shapes, Shape.ABSENT);
        Arrays.fill(texts, null);
        repeated = null;
    }

    public void text(FeedField field, String value) {
        mark(field, Shape.TEXT);
        texts[field.ordinal()] = value;
    }

    public void number(FeedField field, double value) {
        mark(field, Shape.NUMBER);
        numbers[field.ordinal()] = value;
    }

    /** A value that is neither text nor number; a JSON null counts as absent and is not told here. */
    public void other(FeedField field) {
        mark(field, Shape.OTHER);
    }

    private void mark(FeedField field, Shape shape) {
        if (shapes[field.ordinal()] != Shape.ABSENT && repeated == null) {
            repeated = field;
        }
        shapes[field.ordinal()] = shape;
    }

    public @Nullable FeedField repeated() {
        return repeated;
    }

    public Shape shape(FeedField field) {
        return shapes[field.ordinal()];
    }

    public String text(FeedField field) {
        String value = texts[field.ordinal()];
        if (value == null) {
            throw new IllegalStateException(field + " holds no text");
        }
        return value;
    }

    public double number(FeedField field) {
        return numbers[field.ordinal()];
    }
}

package city.statictraffic.patrolimpound.domain.filing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** A bike is told apart by its operator and the operator's own number; two operators may use the same number. */
public record BikeId(String operatorId, String number) {
    /** The owner of a bike whose code no operator's rule recognises. */
    public static final String UNKNOWN_OPERATOR = "unknown";

    public static final int NUMBER_LENGTH_MAX = 64;
    public static final int OPERATOR_LENGTH_MAX = 64;
    private static final int CODE_DIGEST_BYTES = 8;
    private static final int UUID_LENGTH = 36;
    private static final int MARK_LENGTH = 8;

    public BikeId {
        if (operatorId.isEmpty() || operatorId.length() > OPERATOR_LENGTH_MAX) {
            throw new IllegalArgumentException("a bike has an operator");
        }
        if (number.isEmpty() || number.length() > NUMBER_LENGTH_MAX) {
            throw new IllegalArgumentException("a bike number has 1 to 64 characters");
        }
    }

    /**
     * A bike nobody owns up to still needs a name, and the same code must give the same name: a digest of the code stands
     * in for the number.
     */
    public static BikeId ofUnreadCode(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            String short16 = HexFormat.of().formatHex(digest, 0, CODE_DIGEST_BYTES);
            return new BikeId(UNKNOWN_OPERATOR, "QR-" + short16.toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Bikes of nobody may bear the same code: that of an app to download, or a number painted by hand. Taken in, each is a
     * bike of its own.
     */
    public BikeId takenInAs(UUID intakeId) {
        String mark =
                "-" + intakeId.toString().substring(UUID_LENGTH - MARK_LENGTH).toUpperCase(Locale.ROOT);
        String stem = number.substring(0, Math.min(number.length(), NUMBER_LENGTH_MAX - mark.length()));
        return new BikeId(operatorId, stem + mark);
    }

    public boolean hasKnownOperator() {
        return !operatorId.equals(UNKNOWN_OPERATOR);
    }

    @Override
    public String toString() {
        return operatorId + "/" + number;
    }
}

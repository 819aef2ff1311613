package city.statictraffic.bikefleet.domain.bike;

/** A bike is told apart by its operator and the operator's own number; two operators may use the same number. */
public record BikeId(String operatorId, String number) {
    public static final int NUMBER_LENGTH_MAX = 32;

    /** The owner of a bike found in the street that no operator's rule recognises. */
    public static final String UNKNOWN_OPERATOR = "unknown";

    public BikeId {
        if (operatorId.isEmpty()) {
            throw new IllegalArgumentException("a bike has an operator");
        }
        if (number.isEmpty() || number.length() > 64) {
            throw new IllegalArgumentException("a bike number has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return operatorId + "/" + number;
    }
}

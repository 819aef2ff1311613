package city.statictraffic.patrolimpound.domain.filing;

/** What the officer put in: the raw text of a QR code, or what is painted on the bike. */
public sealed interface BikeCode {
    int QR_LENGTH_MAX = 2_048;

    record Qr(String text) implements BikeCode {
        public Qr {
            text = text.strip();
            if (text.isEmpty() || text.length() > QR_LENGTH_MAX) {
                throw new IllegalArgumentException("a QR code has 1 to 2048 characters");
            }
        }
    }

    record Typed(BikeId bike) implements BikeCode {}

    /** The bike this code names if nothing better is known: where no rule recognises it, its operator is unknown. */
    default BikeId asUnknown() {
        return switch (this) {
            case Qr(var text) -> BikeId.ofUnreadCode(text);
            case Typed(var bike) -> new BikeId(BikeId.UNKNOWN_OPERATOR, bike.number());
        };
    }
}

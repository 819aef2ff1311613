package city.statictraffic.bikefleet.domain.feed;

import org.jspecify.annotations.Nullable;

/** Why a record was not taken; the field it is about, if it is about one. */
public record Rejection(Reason reason, @Nullable FeedField field) {
    public enum Reason {
        LINE_MALFORMED("feed.line-malformed"),
        LINE_TOO_LONG("feed.line-too-long"),
        NOT_AN_OBJECT("feed.not-an-object"),
        FIELD_MISSING("feed.field-missing"),
        FIELD_REPEATED("feed.field-repeated"),
        FIELD_TYPE("feed.field-type"),
        FIELD_TOO_LONG("feed.field-too-long"),
        FIELD_CHARACTERS("feed.field-characters"),
        VALUE_OUT_OF_RANGE("feed.value-out-of-range"),
        CODE_UNKNOWN("feed.code-unknown"),
        TIME_MALFORMED("feed.time-malformed"),
        TIME_TOO_OLD("feed.time-too-old"),
        TIME_IN_FUTURE("feed.time-in-future"),
        OUTSIDE_CITY("feed.outside-city"),
        ENDS_BEFORE_START("feed.ends-before-start"),
        QR_URL_OUTSIDE_RULE("feed.qr-url-outside-rule"),
        QR_URL_OTHER_BIKE("feed.qr-url-other-bike"),
        CONFLICTING("feed.conflicting");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static Rejection of(Reason reason, @Nullable FeedField field) {
        return new Rejection(reason, field);
    }

    public static Rejection of(Reason reason) {
        return new Rejection(reason, null);
    }
}

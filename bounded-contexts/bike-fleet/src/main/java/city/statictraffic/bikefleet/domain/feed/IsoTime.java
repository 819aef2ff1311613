package city.statictraffic.bikefleet.domain.feed;

/**
 * Reads {@code 2026-11-01T08:00:00[.123456](Z|+08:00)} into microseconds since 1970. Strict: an offset is required, dates
 * must exist. Written by hand because it runs for every record; held against java.time by a property test.
 */
final class IsoTime {
    static final long MALFORMED = Long.MIN_VALUE;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private IsoTime() {}

    static long micros(String text) {
        int length = text.length();
        if (length < 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return MALFORMED;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (year < 1970
                || month < 1
                || month > 12
                || day < 1
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59) {
            return MALFORMED;
        }
        boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (day > DAYS[month - 1] + (month == 2 && leap ? 1 : 0)) {
            return MALFORMED;
        }
        int at = 19;
        long fraction = 0;
        if (text.charAt(at) == '.') {
            at++;
            int start = at;
            long scale = 100_000;
            while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                fraction += (text.charAt(at) - '0') * scale;
                scale /= 10;
                at++;
            }
            if (at == start || at - start > 9) {
                return MALFORMED;
            }
        }
        int offsetSeconds = offset(text, at);
        if (offsetSeconds == Integer.MIN_VALUE) {
            return MALFORMED;
        }
        long seconds = epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second - offsetSeconds;
        return seconds < 0 ? MALFORMED : seconds * 1_000_000L + fraction;
    }

    private static int offset(String text, int at) {
        int rest = text.length() - at;
        if (rest == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        if (rest == 6 && text.charAt(at + 3) == ':' && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            int hours = digits(text, at + 1, 2);
            int minutes = digits(text, at + 4, 2);
            if (hours >= 0 && minutes >= 0 && minutes <= 59 && hours * 60 + minutes <= 18 * 60) {
                return (text.charAt(at) == '+' ? 1 : -1) * (hours * 3_600 + minutes * 60);
            }
        }
        return Integer.MIN_VALUE;
    }

    private static int digits(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** Days since 1970-01-01 of a proleptic Gregorian date (the usual era arithmetic). */
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}

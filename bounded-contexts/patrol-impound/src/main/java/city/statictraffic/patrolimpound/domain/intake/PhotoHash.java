package city.statictraffic.patrolimpound.domain.intake;

/** A photo by the SHA-256 of its bytes, lower-case hexadecimal. */
public record PhotoHash(String hex) {
    private static final int HEX_LENGTH = 64;

    public PhotoHash {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }

    public static boolean isHash(String hex) {
        return hex.length() == HEX_LENGTH
                && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}

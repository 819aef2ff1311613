package city.statictraffic.patrolimpound.domain.duty;

/** Who scanned a bike or took it in, as the identity provider vouched for at that time. */
public record Officer(String subject, String username, String organisation) {
    public Officer {
        if (subject.isEmpty() || username.isEmpty()) {
            throw new IllegalArgumentException("an officer has a subject and a name");
        }
    }
}

package city.statictraffic.kernel.access;

import java.util.Arrays;
import java.util.Optional;

/** The roles of the user system (B25), by the names the identity provider sends. */
public enum Role {
    CITY_OFFICE("city-office"),
    DISTRICT_OFFICE("district-office"),
    OPERATOR("operator"),
    PATROL_OFFICER("patrol-officer"),
    YARD_KEEPER("yard-keeper"),
    AUDITOR("auditor"),
    SYSTEM_ADMIN("system-admin"),
    SECURITY_ADMIN("security-admin");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }

    public static Optional<Role> find(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}

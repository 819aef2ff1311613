package city.statictraffic.kernel.access;

import java.util.Optional;
import java.util.Set;

/** Who is calling, as the identity provider vouches for it. */
public record Caller(
        String subject,
        String username,
        String displayName,
        Set<Role> roles,
        Optional<String> operatorId,
        Optional<String> districtCode,
        Optional<String> yardId) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}

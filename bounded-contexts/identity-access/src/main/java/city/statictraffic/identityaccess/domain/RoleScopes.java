package city.statictraffic.identityaccess.domain;

import city.statictraffic.kernel.access.AccessPolicy;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import java.util.Optional;

/**
 * Scopes by role. The narrowest one wins where a caller has several roles, and a role without the organisation it needs
 * sees nothing: an account that was set up in part never sees more than one that was set up in full.
 */
public final class RoleScopes implements AccessPolicy {
    @Override
    public DataScope scopeOf(Caller caller) {
        if (caller.has(Role.OPERATOR)) {
            return caller.operatorId()
                    .<DataScope>map(DataScope.OneOperator::new)
                    .orElseGet(DataScope.Nothing::new);
        }
        if (caller.has(Role.DISTRICT_OFFICE) || caller.has(Role.PATROL_OFFICER) || caller.has(Role.YARD_KEEPER)) {
            return oneDistrict(caller.districtCode());
        }
        return caller.has(Role.CITY_OFFICE) ? new DataScope.WholeCity() : new DataScope.Nothing();
    }

    private static DataScope oneDistrict(Optional<String> districtCode) {
        return districtCode.<DataScope>map(DataScope.OneDistrict::new).orElseGet(DataScope.Nothing::new);
    }
}

package city.statictraffic.identityaccess;

import static org.assertj.core.api.Assertions.assertThat;

import city.statictraffic.identityaccess.domain.RoleScopes;
import city.statictraffic.kernel.access.Caller;
import city.statictraffic.kernel.access.DataScope;
import city.statictraffic.kernel.access.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B25")
class RoleScopesTest {
    private final RoleScopes policy = new RoleScopes();

    @Test
    void the_city_sees_all_and_an_operator_only_its_own() {
        assertThat(scope(Set.of(Role.CITY_OFFICE), null, null)).isEqualTo(new DataScope.WholeCity());
        assertThat(scope(Set.of(Role.OPERATOR), "operator-a", null)).isEqualTo(new DataScope.OneOperator("operator-a"));
    }

    @Test
    void a_role_without_its_organisation_sees_nothing() {
        assertThat(scope(Set.of(Role.OPERATOR), null, null)).isEqualTo(new DataScope.Nothing());
        assertThat(scope(Set.of(Role.DISTRICT_OFFICE), null, null)).isEqualTo(new DataScope.Nothing());
    }

    @Test
    void the_narrowest_of_several_roles_wins() {
        assertThat(scope(Set.of(Role.CITY_OFFICE, Role.DISTRICT_OFFICE), null, "310110"))
                .isEqualTo(new DataScope.OneDistrict("310110"));
        assertThat(scope(Set.of(Role.CITY_OFFICE, Role.OPERATOR), "operator-b", "310110"))
                .isEqualTo(new DataScope.OneOperator("operator-b"));
    }

    @Test
    void administrators_see_no_business_data() {
        assertThat(scope(Set.of(Role.SYSTEM_ADMIN), null, null)).isEqualTo(new DataScope.Nothing());
        assertThat(scope(Set.of(Role.AUDITOR), null, null)).isEqualTo(new DataScope.Nothing());
    }

    private DataScope scope(
            Set<Role> roles,
            @org.jspecify.annotations.Nullable String operator,
            @org.jspecify.annotations.Nullable String district) {
        return policy.scopeOf(new Caller(
                "s", "u", "U", roles, Optional.ofNullable(operator), Optional.ofNullable(district), Optional.empty()));
    }
}

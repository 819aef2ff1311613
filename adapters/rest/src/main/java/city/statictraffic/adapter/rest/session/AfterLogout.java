package city.statictraffic.adapter.rest.session;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where a sign-out ends: back at the app it began in, so that an officer's phone does not end at the office's console. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_LOGOUT)
public class AfterLogout implements OidcRedirectFilter {
    @Override
    public void filter(OidcRedirectContext context) {
        var request = context.routingContext().request();
        String page = Optional.ofNullable(request.getParam("to"))
                .filter(LoginResource::ownPage)
                .orElse("/console/");
        context.additionalQueryParams().set("post_logout_redirect_uri", "https://" + request.authority() + page);
    }
}

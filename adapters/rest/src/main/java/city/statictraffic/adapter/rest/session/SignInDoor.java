package city.statictraffic.adapter.rest.session;

import city.statictraffic.adapter.rest.problem.Messages;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Before a browser is sent to the identity provider, looks whether anybody is there: a page that says what is wrong, in
 * place of the browser's own that only says that some address does not answer.
 */
@ApplicationScoped
public class SignInDoor {
    private static final int EARLY = 800;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int RETRY_SECONDS = 15;
    private static final int HTTPS = 443;

    private final Messages messages;
    private final NetClient probe;
    private final URI provider;

    SignInDoor(Vertx vertx, Messages messages, @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI provider) {
        this.messages = messages;
        this.provider = provider;
        this.probe = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, EARLY);
    }

    private void handle(RoutingContext context) {
        if (!context.normalizedPath().equals("/login")) {
            context.next();
            return;
        }
        int port = provider.getPort() < 0 ? HTTPS : provider.getPort();
        probe.connect(port, provider.getHost())
                .onSuccess(socket -> {
                    socket.close();
                    context.next();
                })
                .onFailure(away -> explain(context));
    }

    private void explain(RoutingContext context) {
        String language =
                Messages.languageOf(Optional.ofNullable(context.request().getHeader("Accept-Language")));
        Messages.Text text = messages.text("session.provider-away", language, Map.of());
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Language", language)
                .putHeader("Retry-After", Integer.toString(RETRY_SECONDS))
                .putHeader("Refresh", Integer.toString(RETRY_SECONDS))
                .end("<!doctype html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><title>" + text.title()
                        + "</title><h1>" + text.title() + "</h1><p>" + text.detail()
                        + "</p><p>session.provider-away</p></html>");
    }
}

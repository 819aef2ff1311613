package city.statictraffic.adapter.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The two apps route their own pages: an address below an app that names no file is answered with the app itself. What
 * carries its content's hash in its name may be kept for ever, the rest is asked for again each time.
 */
@ApplicationScoped
public class AppRoutes {
    private static final List<String> APPS = List.of("/console", "/patrol");
    private static final int BEFORE_STATIC_FILES = -100;

    void register(@Observes Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .order(BEFORE_STATIC_FILES)
                .handler(context -> redirect(context, "/console/"));
        for (String app : APPS) {
            router.route(app).method(HttpMethod.GET).order(BEFORE_STATIC_FILES).handler(context -> {
                if (context.normalizedPath().equals(app)) {
                    redirect(context, app + "/");
                } else {
                    context.next();
                }
            });
            router.route(app + "/*")
                    .method(HttpMethod.GET)
                    .order(BEFORE_STATIC_FILES)
                    .handler(context -> page(context, app));
        }
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().setStatusCode(302).putHeader("Location", to).end();
    }

    private static void page(RoutingContext context, String app) {
        String path = context.normalizedPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean hashed = path.startsWith(app + "/assets/");
        context.addHeadersEndHandler(ignored -> {
            if (context.response().getStatusCode() == 200) {
                context.response()
                        .putHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
            }
        });
        if (!last.contains(".") && !path.equals(app + "/")) {
            context.reroute(app + "/");
        } else {
            context.next();
        }
    }
}

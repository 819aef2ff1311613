package city.statictraffic.benchmarks.day;

import city.statictraffic.standalone.TestInstance;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in as a browser does: the code flow with the provider's form, until the console's first page is there. */
final class SignIn {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final TestInstance instance;

    SignIn(TestInstance instance) {
        this.instance = instance;
    }

    /** Seconds from the first request to the console's page and the answer who is signed in. */
    double seconds(String account) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .sslContext(instance.sslContext())
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            long start = System.nanoTime();
            HttpResponse<String> form = get(http, "/login?to=/console/");
            Matcher action = ACTION.matcher(form.body());
            if (!action.find()) {
                throw new IllegalStateException("no sign-in form, but " + form.statusCode() + " at " + form.uri());
            }
            String fields = "username=" + encoded(account) + "&password=" + encoded(instance.password(account));
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(fields))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> me = get(http, "/api/v1/me", "X-Requested-With", "JavaScript");
            double seconds = (System.nanoTime() - start) / 1e9;
            if (page.statusCode() != 200 || me.statusCode() != 200 || !me.body().contains("\"" + account + "\"")) {
                throw new IllegalStateException("not signed in: " + page.statusCode() + " at " + page.uri() + ", me "
                        + me.statusCode() + " " + me.body());
            }
            return seconds;
        }
    }

    private HttpResponse<String> get(HttpClient http, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + path))
                .header("Accept", "text/html,application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

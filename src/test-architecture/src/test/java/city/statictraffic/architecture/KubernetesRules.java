package city.statictraffic.architecture;

import static city.statictraffic.architecture.Kustomize.id;
import static city.statictraffic.architecture.Kustomize.list;
import static city.statictraffic.architecture.Kustomize.map;
import static city.statictraffic.architecture.Kustomize.text;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The manifests under {@code k8s/}, rendered as a cluster would get them. Places are overlays and objects. Each deliberate
 * violation is the repository with one change.
 */
final class KubernetesRules {
    private KubernetesRules() {}

    private static final String OVERLAYS = "k8s/overlays/";
    private static final String SINGLE = "single Deployment/platform";
    private static final Set<String> EVERY_DEPLOYMENT = Set.of(
            SINGLE,
            "scaled Deployment/platform-bike-fleet",
            "scaled Deployment/platform-data-import",
            "scaled Deployment/platform-patrol-impound");
    private static final String PROPERTIES = "bootstrap/platform/src/main/resources/application.properties";
    private static final String LAUNCHER = "packaging/bin/run";
    private static final String MANUAL = "docs/ops/install.md";
    private static final String DEPLOYMENT = "k8s/workload/deployment.yaml";
    private static final Pattern SHUTDOWN = Pattern.compile("quarkus\\.shutdown\\.timeout=(\\d+)S");
    private static final int MARGIN_SECONDS = 5;

    private interface Model {
        Object read(String json) throws java.io.IOException;
    }

    /** What a manifest may be, with the model made from the cluster's own interface description. */
    private static final Map<String, Model> MODELS = Map.of(
            "v1 Namespace", V1Namespace::fromJson,
            "v1 ServiceAccount", V1ServiceAccount::fromJson,
            "v1 ConfigMap", V1ConfigMap::fromJson,
            "v1 Service", V1Service::fromJson,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::fromJson,
            "apps/v1 Deployment", V1Deployment::fromJson,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::fromJson,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::fromJson,
            "networking.k8s.io/v1 Ingress", V1Ingress::fromJson,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::fromJson);

    static final RepositoryRule RENDERS = new RepositoryRule(
            "every overlay renders, and every manifest is part of one",
            with(
                    changed("k8s/overlays/scaled/bike-fleet/kustomization.yaml", "name: platform", "name: platfrom"),
                    Tracked.text("k8s/base/forgotten.yaml", "kind: ConfigMap")),
            Set.of("scaled", "k8s/base/forgotten.yaml"),
            (repository, findings) -> {
                var kustomize = new Kustomize(repository);
                for (String overlay : repository.childrenOf(OVERLAYS)) {
                    findings.subject();
                    try {
                        kustomize.render(OVERLAYS + overlay);
                    } catch (RuntimeException e) {
                        findings.fault(overlay, e.toString());
                    }
                }
                if (findings.faults().isEmpty() || repository.find("k8s/base/forgotten.yaml") != null) {
                    repository.under("k8s/").stream()
                            .map(Tracked::path)
                            .filter(path ->
                                    path.endsWith(".yaml") && !kustomize.used().contains(path))
                            .filter(path -> findings.faults().isEmpty() || path.startsWith("k8s/base/"))
                            .forEach(path -> findings.fault(path, "no overlay uses it"));
                }
            });

    static final RepositoryRule VALID = objects(
            "every manifest is what the cluster's interface describes: no unknown field, none missing, none of another type",
            with(
                    changed(DEPLOYMENT, "revisionHistoryLimit: 3", "revisionHistoryLimits: 3"),
                    changed("k8s/workload/service.yaml", "      port: 443\n", ""),
                    changed("k8s/base/evidence.yaml", "  accessModes:\n    - ReadWriteMany", "  accessModes: all")),
            Stream.concat(
                            EVERY_DEPLOYMENT.stream(),
                            Stream.of(
                                    "single Service/platform",
                                    "scaled Service/platform-bike-fleet",
                                    "scaled Service/platform-data-import",
                                    "scaled Service/platform-patrol-impound",
                                    "single PersistentVolumeClaim/evidence",
                                    "scaled PersistentVolumeClaim/evidence"))
                    .collect(Collectors.toSet()),
            (rendered, findings) -> rendered.each((place, object) -> {
                findings.subject();
                var model = MODELS.get(object.get("apiVersion") + " " + object.get("kind"));
                if (model == null) {
                    findings.fault(place, "no model of this kind");
                    return;
                }
                try {
                    model.read(new Gson().toJson(object));
                } catch (java.io.IOException | RuntimeException e) {
                    findings.fault(
                            place,
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("?"));
                }
            }));

    static final RepositoryRule GUARDED = objects(
            "a container runs as nobody, writes nowhere but its volumes, and may nothing",
            with(changed(DEPLOYMENT, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")),
            EVERY_DEPLOYMENT,
            (rendered, findings) -> rendered.deployments((place, pod) -> {
                findings.subject();
                var pods = map(pod.get("securityContext"));
                require(findings, place, "runAsNonRoot", true, pods.get("runAsNonRoot"));
                require(
                        findings,
                        place,
                        "seccomp",
                        "RuntimeDefault",
                        map(pods.get("seccompProfile")).get("type"));
                require(findings, place, "token", false, pod.get("automountServiceAccountToken"));
                if (!(pods.get("runAsUser") instanceof Integer uid) || uid == 0) {
                    findings.fault(place, "runAsUser is no number of an ordinary user");
                }
                for (var container : containers(pod)) {
                    var own = map(container.get("securityContext"));
                    require(findings, place, "escalation", false, own.get("allowPrivilegeEscalation"));
                    require(findings, place, "read-only root", true, own.get("readOnlyRootFilesystem"));
                    require(
                            findings,
                            place,
                            "capabilities",
                            List.of("ALL"),
                            map(own.get("capabilities")).get("drop"));
                    if (String.valueOf(container.get("image")).matches("[^:]*|.*:latest")) {
                        findings.fault(place, "an image without a fixed version");
                    }
                }
            }));

    static final RepositoryRule WATCHED = objects(
            "a container has requests and limits, and is probed over HTTPS on a port it has",
            with(changed(
                    DEPLOYMENT,
                    "          livenessProbe:\n            httpGet:",
                    "          livenessProbe:\n            exec:")),
            EVERY_DEPLOYMENT,
            (rendered, findings) -> rendered.deployments((place, pod) -> {
                for (var container : containers(pod)) {
                    findings.subject();
                    for (String bound : List.of("requests", "limits")) {
                        var amounts = map(map(container.get("resources")).get(bound));
                        require(findings, place, bound, Set.of("cpu", "memory"), amounts.keySet());
                    }
                    var ports = list(container.get("ports")).stream()
                            .map(port -> map(port).get("name"))
                            .toList();
                    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                        var get = map(map(container.get(probe)).get("httpGet"));
                        require(findings, place, probe, "HTTPS", get.get("scheme"));
                        if (!String.valueOf(get.get("path")).startsWith("/q/health/")
                                || !ports.contains(get.get("port"))) {
                            findings.fault(place, probe + " asks " + get);
                        }
                    }
                }
            }));

    static final RepositoryRule GRACEFUL = new RepositoryRule(
            "a pod is given the time it takes to stop",
            with(changed(DEPLOYMENT, "terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: 30")),
            EVERY_DEPLOYMENT,
            (repository, findings) -> {
                var limit = SHUTDOWN.matcher(content(repository, PROPERTIES));
                int shutdown = limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE;
                new Rendered(repository).deployments((place, pod) -> {
                    findings.subject();
                    int longest = containers(pod).stream()
                            .mapToInt(container -> number(
                                    map(map(map(container.get("lifecycle")).get("preStop"))
                                                    .get("sleep"))
                                            .get("seconds")))
                            .max()
                            .orElse(0);
                    if (number(pod.get("terminationGracePeriodSeconds")) < longest + shutdown + MARGIN_SECONDS) {
                        findings.fault(
                                place, "less than preStop + quarkus.shutdown.timeout + " + MARGIN_SECONDS + " s");
                    }
                });
            });

    static final RepositoryRule MATCHING = objects(
            "what points at something else finds it: selectors, autoscalers, routes, claims, accounts, settings",
            with(
                    changed(
                            "k8s/workload/service.yaml",
                            "  selector:\n    app.kubernetes.io/name: static",
                            "  selector:\n    app.kubernetes.io/name: ecstatic"),
                    changed("k8s/overlays/scaled/ingress.yaml", "name: platform-bike-fleet", "name: platform-bikes"),
                    changed("k8s/base/evidence.yaml", "name: evidence", "name: evidences")),
            Stream.concat(
                            EVERY_DEPLOYMENT.stream(),
                            Stream.of(
                                    "single Service/platform",
                                    "scaled Service/platform-bike-fleet",
                                    "scaled Service/platform-data-import",
                                    "scaled Service/platform-patrol-impound",
                                    "scaled Ingress/platform"))
                    .collect(Collectors.toSet()),
            (rendered, findings) -> rendered.each((place, object) -> pointers(rendered, place, object, findings)));

    static final RepositoryRule KNOWN_SETTINGS = new RepositoryRule(
            "each variable is a setting of the platform or its launcher; each secret is in the manual",
            with(
                    changed("k8s/base/settings.yaml", "  KAFKA_USER:", "  KAFKA_USR:"),
                    changed(DEPLOYMENT, "key: cookie-secret", "key: cookies-secret")),
            Stream.concat(
                            EVERY_DEPLOYMENT.stream(),
                            Stream.of("single ConfigMap/platform-settings", "scaled ConfigMap/platform-settings"))
                    .collect(Collectors.toSet()),
            (repository, findings) -> {
                String known = content(repository, PROPERTIES) + content(repository, LAUNCHER);
                String manual = content(repository, MANUAL);
                var rendered = new Rendered(repository);
                rendered.each((place, object) -> {
                    if (text(object, "kind").equals("ConfigMap")) {
                        map(object.get("data")).keySet().forEach(name -> known(findings, place, known, name));
                    }
                });
                rendered.deployments((place, pod) -> {
                    for (var container : containers(pod)) {
                        for (Object variable : list(container.get("env"))) {
                            known(findings, place, known, text(map(variable), "name"));
                            var secret = map(map(map(variable).get("valueFrom")).get("secretKeyRef"));
                            if (!secret.isEmpty() && !manual.contains(secret.get("key") + "=")) {
                                findings.fault(place, "the manual does not make " + secret);
                            }
                        }
                    }
                    list(pod.get("volumes")).stream()
                            .map(volume -> map(map(volume).get("secret")).get("secretName"))
                            .filter(Objects::nonNull)
                            .filter(name -> !manual.contains("secret generic " + name)
                                    && !manual.contains("secret tls " + name))
                            .forEach(name -> findings.fault(place, "the manual does not make the secret " + name));
                });
            });

    static final RepositoryRule CLOSED = new RepositoryRule(
            "everything is denied first, and nothing is then opened to everyone",
            with(
                    changed("k8s/base/network-policies.yaml", "    - Ingress\n    - Egress\n", "    - Ingress\n"),
                    changed(
                            "k8s/base/network-policies.yaml",
                            "    - from:\n        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: ingress-nginx\n      ports:",
                            "    - ports:")),
            Set.of(
                    "single",
                    "scaled",
                    "single NetworkPolicy/platform-from-ingress",
                    "scaled NetworkPolicy/platform-from-ingress"),
            (repository, findings) -> {
                var rendered = new Rendered(repository);
                rendered.each((place, object) -> {
                    if (text(object, "kind").equals("NetworkPolicy")) {
                        findings.subject();
                        var spec = map(object.get("spec"));
                        Stream.concat(
                                        list(spec.get("ingress")).stream()
                                                .map(rule -> map(rule).get("from")),
                                        list(spec.get("egress")).stream()
                                                .map(rule -> map(rule).get("to")))
                                .filter(peers -> list(peers).isEmpty())
                                .forEach(open -> findings.fault(place, "a rule without peers is open to everyone"));
                    }
                });
                rendered.overlays.forEach((overlay, objects) -> {
                    boolean denied = objects.stream()
                            .filter(object -> text(object, "kind").equals("NetworkPolicy"))
                            .map(object -> map(object.get("spec")))
                            .anyMatch(spec -> map(spec.get("podSelector")).isEmpty()
                                    && list(spec.get("policyTypes")).containsAll(List.of("Ingress", "Egress"))
                                    && spec.get("ingress") == null
                                    && spec.get("egress") == null);
                    if (!denied) {
                        findings.fault(overlay, "no policy denies both ways for every pod");
                    }
                });
            });

    static final RepositoryRule SCALED = new RepositoryRule(
            "scaled runs every context, two or more processes where one scales by itself",
            with(changed("k8s/autoscaler/autoscaler.yaml", "minReplicas: 2", "minReplicas: 1")),
            Set.of(
                    "scaled HorizontalPodAutoscaler/platform-bike-fleet",
                    "scaled HorizontalPodAutoscaler/platform-patrol-impound"),
            (repository, findings) -> {
                var rendered = new Rendered(repository);
                var split = new TreeSet<String>();
                rendered.each((place, object) -> {
                    if (text(object, "kind").equals("HorizontalPodAutoscaler")) {
                        findings.subject();
                        if (number(map(object.get("spec")).get("minReplicas")) < 2) {
                            findings.fault(place, "fewer than two replicas");
                        }
                    }
                });
                rendered.deployments((place, pod) -> containers(pod).stream()
                        .flatMap(container -> list(container.get("env")).stream())
                        .map(Kustomize::map)
                        .filter(variable -> "PLATFORM_CONTEXTS".equals(variable.get("name")))
                        .forEach(variable ->
                                split.addAll(List.of(text(variable, "value").split(",")))));
                // People and roles are part of every process; the others are contexts of their own.
                var contexts = new TreeSet<>(repository.contexts());
                contexts.remove("identity-access");
                if (!split.equals(contexts)) {
                    findings.fault("scaled", "runs " + split + " of " + contexts);
                }
            });

    static final List<RepositoryRule> ALL =
            List.of(RENDERS, VALID, GUARDED, WATCHED, GRACEFUL, MATCHING, KNOWN_SETTINGS, CLOSED, SCALED);

    private static void pointers(Rendered rendered, String place, Map<String, Object> object, Findings findings) {
        var spec = map(object.get("spec"));
        var siblings = rendered.siblings(place);
        switch (text(object, "kind")) {
            case "Service" -> selects(findings, place, siblings, map(spec.get("selector")));
            case "PodDisruptionBudget" ->
                selects(findings, place, siblings, map(map(spec.get("selector")).get("matchLabels")));
            case "NetworkPolicy" -> {
                var labels = map(map(spec.get("podSelector")).get("matchLabels"));
                if (!labels.isEmpty()) {
                    selects(findings, place, siblings, labels);
                }
            }
            case "HorizontalPodAutoscaler" -> {
                var target = map(spec.get("scaleTargetRef"));
                exists(findings, place, siblings, target.get("kind") + "/" + target.get("name"));
            }
            case "Ingress" -> {
                for (Object rule : list(spec.get("rules"))) {
                    for (Object path : list(map(map(rule).get("http")).get("paths"))) {
                        var service = map(map(map(path).get("backend")).get("service"));
                        exists(findings, place, siblings, "Service/" + service.get("name"));
                    }
                }
            }
            case "Deployment" -> {
                var template = map(spec.get("template"));
                var labels = map(map(template.get("metadata")).get("labels"));
                if (!labels.entrySet()
                        .containsAll(map(map(spec.get("selector")).get("matchLabels"))
                                .entrySet())) {
                    findings.fault(place, "its selector does not match its pods");
                }
                var pod = map(template.get("spec"));
                exists(findings, place, siblings, "ServiceAccount/" + pod.get("serviceAccountName"));
                for (Object volume : list(pod.get("volumes"))) {
                    Object claim = map(map(volume).get("persistentVolumeClaim")).get("claimName");
                    if (claim != null) {
                        exists(findings, place, siblings, "PersistentVolumeClaim/" + claim);
                    }
                }
                var volumes = list(pod.get("volumes")).stream()
                        .map(volume -> map(volume).get("name"))
                        .toList();
                for (var container : containers(pod)) {
                    list(container.get("volumeMounts")).stream()
                            .map(mount -> map(mount).get("name"))
                            .filter(name -> !volumes.contains(name))
                            .forEach(name -> findings.fault(place, "mounts " + name + ", which is no volume"));
                    for (Object source : list(container.get("envFrom"))) {
                        exists(
                                findings,
                                place,
                                siblings,
                                "ConfigMap/"
                                        + map(map(source).get("configMapRef")).get("name"));
                    }
                }
            }
            default -> {}
        }
        findings.subject();
    }

    private static void selects(
            Findings findings, String place, List<Map<String, Object>> siblings, Map<String, Object> labels) {
        boolean found = siblings.stream()
                .filter(object -> text(object, "kind").equals("Deployment"))
                .map(object -> map(map(map(object.get("spec")).get("template")).get("metadata")))
                .anyMatch(metadata -> map(metadata.get("labels")).entrySet().containsAll(labels.entrySet()));
        if (labels.isEmpty() || !found) {
            findings.fault(place, "selects no pod: " + labels);
        }
    }

    private static void exists(Findings findings, String place, List<Map<String, Object>> siblings, String wanted) {
        if (siblings.stream().noneMatch(object -> id(object).equals(wanted))) {
            findings.fault(place, "points at " + wanted + ", which is not there");
        }
    }

    private static void known(Findings findings, String place, String known, String name) {
        findings.subject();
        if (!known.contains("${" + name + ":")) {
            findings.fault(place, "nothing reads " + name);
        }
    }

    private static void require(
            Findings findings,
            String place,
            String what,
            Object wanted,
            @org.jspecify.annotations.Nullable Object found) {
        if (!wanted.equals(found)) {
            findings.fault(place, what + " is " + found + ", not " + wanted);
        }
    }

    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return Stream.concat(list(pod.get("initContainers")).stream(), list(pod.get("containers")).stream())
                .map(Kustomize::map)
                .toList();
    }

    private static int number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Integer found ? found : 0;
    }

    private static String content(Repository repository, String path) {
        var file = repository.find(path);
        return file == null ? "" : file.text();
    }

    private static RepositoryRule objects(
            String name, Repository deliberate, Set<String> mustName, BiConsumer<Rendered, Findings> check) {
        return new RepositoryRule(
                name, deliberate, mustName, (repository, findings) -> check.accept(new Rendered(repository), findings));
    }

    /** All overlays as a cluster would get them. */
    private static final class Rendered {
        private final Map<String, List<Map<String, Object>>> overlays = new java.util.TreeMap<>();

        Rendered(Repository repository) {
            for (String overlay : repository.childrenOf(OVERLAYS)) {
                overlays.put(overlay, new Kustomize(repository).render(OVERLAYS + overlay));
            }
        }

        void each(BiConsumer<String, Map<String, Object>> seen) {
            overlays.forEach(
                    (overlay, objects) -> objects.forEach(object -> seen.accept(overlay + " " + id(object), object)));
        }

        void deployments(BiConsumer<String, Map<String, Object>> seen) {
            each((place, object) -> {
                if (text(object, "kind").equals("Deployment")) {
                    seen.accept(
                            place,
                            map(map(map(object.get("spec")).get("template")).get("spec")));
                }
            });
        }

        List<Map<String, Object>> siblings(String place) {
            return Objects.requireNonNull(overlays.get(place.substring(0, place.indexOf(' '))));
        }
    }

    record Change(String path, String before, String after) {}

    private static Change changed(String path, String before, String after) {
        return new Change(path, before, after);
    }

    /** The working copy with some changes and more files; a change that finds nothing to change fails. */
    private static Repository with(Object... changes) {
        var files = new ArrayList<>(Repository.ofWorkingCopy().files());
        for (Object each : changes) {
            switch (each) {
                case Tracked more -> files.add(more);
                case Change change ->
                    files.replaceAll(file -> {
                        if (!file.path().equals(change.path())) {
                            return file;
                        }
                        if (!file.text().contains(change.before())) {
                            throw new IllegalStateException(change.path() + " does not hold " + change.before());
                        }
                        return Tracked.text(file.path(), file.text().replace(change.before(), change.after()));
                    });
                default -> throw new IllegalArgumentException(each.toString());
            }
        }
        return new Repository(files);
    }
}

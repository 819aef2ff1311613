package city.statictraffic.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The part of kustomize that the manifests use: resources, namespace, nameSuffix, labels with selectors, JSON patches.
 * Anything else in a kustomization is refused, so that what is checked is what a cluster would get.
 */
final class Kustomize {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "nameSuffix", "labels", "resources", "patches");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private final Repository repository;
    private final Set<String> used = new TreeSet<>();

    Kustomize(Repository repository) {
        this.repository = repository;
    }

    /** The files read so far. */
    Set<String> used() {
        return used;
    }

    /** @throws IllegalStateException that says what does not fit together */
    List<Map<String, Object>> render(String folder) {
        String path = folder + "/kustomization.yaml";
        Map<String, Object> settings = documents(path).getFirst();
        for (String key : settings.keySet()) {
            require(KNOWN.contains(key), path + " uses " + key + ", which is not known here");
        }
        var objects = new ArrayList<Map<String, Object>>();
        for (Object resource : list(settings.get("resources"))) {
            String at = normal(folder, (String) resource);
            if (repository.find(at) != null) {
                objects.addAll(documents(at));
            } else {
                objects.addAll(render(at));
            }
        }
        for (Object patch : list(settings.get("patches"))) {
            patch(path, objects, map(patch));
        }
        labels(settings, objects);
        suffix(settings, objects);
        Object namespace = settings.get("namespace");
        if (namespace != null) {
            objects.stream()
                    .filter(object -> !CLUSTER_WIDE.contains(object.get("kind")))
                    .forEach(object -> map(object.get("metadata")).put("namespace", namespace));
        }
        var names = new TreeSet<String>();
        objects.forEach(object -> require(names.add(id(object)), path + " has " + id(object) + " twice"));
        return objects;
    }

    static String id(Map<String, Object> object) {
        return object.get("kind") + "/" + map(object.get("metadata")).get("name");
    }

    private List<Map<String, Object>> documents(String path) {
        Tracked file = repository.find(path);
        if (file == null) {
            throw new IllegalStateException(path + " does not exist");
        }
        used.add(path);
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var found = new ArrayList<Map<String, Object>>();
        new Yaml(new SafeConstructor(options)).loadAll(file.text()).forEach(one -> found.add(map(one)));
        return found;
    }

    private static String normal(String folder, String relative) {
        return java.nio.file.Path.of(folder, relative).normalize().toString();
    }

    private static void patch(String path, List<Map<String, Object>> objects, Map<String, Object> patch) {
        Map<String, Object> target = map(patch.get("target"));
        var found = objects.stream()
                .filter(object -> text(object, "kind").equals(target.get("kind"))
                        && text(map(object.get("metadata")), "name").equals(target.get("name")))
                .toList();
        require(!found.isEmpty(), path + " patches " + target + ", which is not there");
        Object steps = new Yaml(new SafeConstructor(new LoaderOptions())).load((String) patch.get("patch"));
        for (Object step : list(steps)) {
            found.forEach(object -> apply(path, object, map(step)));
        }
    }

    private static void apply(String path, Map<String, Object> object, Map<String, Object> step) {
        String[] way = text(step, "path").substring(1).split("/");
        Object at = object;
        for (int i = 0; i < way.length - 1; i++) {
            at = at instanceof List<?> items ? items.get(Integer.parseInt(way[i])) : map(at).get(way[i]);
            require(at != null, path + " patches " + step.get("path") + ", which is not there");
        }
        String last = way[way.length - 1];
        boolean adds = "add".equals(step.get("op"));
        require(adds || "replace".equals(step.get("op")), path + " has an operation not known here: " + step);
        if (at instanceof List<?>) {
            List<Object> items = list(at);
            if (adds && last.equals("-")) {
                items.add(step.get("value"));
            } else {
                items.set(Integer.parseInt(last), step.get("value"));
            }
            return;
        }
        require(adds || map(at).containsKey(last), path + " replaces " + step.get("path") + ", which is not there");
        map(at).put(last, step.get("value"));
    }

    private static void labels(Map<String, Object> settings, List<Map<String, Object>> objects) {
        for (Object entry : list(settings.get("labels"))) {
            require(Boolean.TRUE.equals(map(entry).get("includeSelectors")), "labels without includeSelectors");
            Map<String, Object> pairs = map(map(entry).get("pairs"));
            for (var object : objects) {
                child(map(object.get("metadata")), "labels").putAll(pairs);
                selectorsOf(object).forEach(selector -> selector.putAll(pairs));
                if (text(object, "kind").equals("Deployment")) {
                    var template = map(map(object.get("spec")).get("template"));
                    child(child(template, "metadata"), "labels").putAll(pairs);
                }
            }
        }
    }

    private static List<Map<String, Object>> selectorsOf(Map<String, Object> object) {
        var found = new ArrayList<Map<String, Object>>();
        var spec = object.get("spec") == null ? Map.<String, Object>of() : map(object.get("spec"));
        switch (text(object, "kind")) {
            case "Service" -> found.add(map(spec.get("selector")));
            case "Deployment" -> {
                found.add(map(map(spec.get("selector")).get("matchLabels")));
                var pod = map(map(spec.get("template")).get("spec"));
                list(pod.get("topologySpreadConstraints"))
                        .forEach(spread -> found.add(
                                map(map(map(spread).get("labelSelector")).get("matchLabels"))));
            }
            case "PodDisruptionBudget" ->
                found.add(map(map(spec.get("selector")).get("matchLabels")));
            default -> {}
        }
        return found;
    }

    /** Renames, and with it the references among what is renamed together. */
    private static void suffix(Map<String, Object> settings, List<Map<String, Object>> objects) {
        if (!(settings.get("nameSuffix") instanceof String suffix)) {
            return;
        }
        for (var object : objects) {
            map(object.get("metadata")).merge("name", suffix, (name, end) -> name + (String) end);
        }
        for (var object : objects) {
            if (text(object, "kind").equals("HorizontalPodAutoscaler")) {
                var target = map(map(object.get("spec")).get("scaleTargetRef"));
                String renamed = target.get("name") + suffix;
                if (objects.stream().anyMatch(each -> id(each).equals(target.get("kind") + "/" + renamed))) {
                    target.put("name", renamed);
                }
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return map(parent.computeIfAbsent(name, ignored -> new LinkedHashMap<String, Object>()));
    }

    /** Empty if it is not there. */
    static String text(Map<String, Object> object, String key) {
        return object.get(key) instanceof String found ? found : "";
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> found ? (Map<String, Object>) found : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> found ? (List<Object>) found : new ArrayList<>();
    }
}

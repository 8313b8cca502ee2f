package dev.tend.api.server;

import dev.tend.api.OverrideOperations;
import dev.tend.definition.problem.Suggestions;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which path is answered by which route. */
final class Router {
  /** The stores of overrides may be far away and slow. */
  private static final Duration OVERRIDES = Duration.ofSeconds(30);

  private static final Set<String> OPEN = Set.of("/healthz", "/metrics");

  /** By path, and by method. */
  private final Map<String, Map<String, Function<Request, HttpReply>>> routes =
      new LinkedHashMap<>();

  private Router() {}

  static Router of(
      HealthRoutes health,
      OperationRoutes operations,
      LeverRoutes levers,
      NotificationRoute notifications,
      ComponentRoutes components,
      OverrideOperations overrides) {
    Router router = new Router();
    router.add("GET", "/healthz", health::healthz);
    router.add("GET", "/metrics", health::metrics);
    router.add("GET", "/v1/status", health::status);
    router.add("GET", "/v1/health", health::health);
    router.add("GET", "/v1/report", health::report);
    router.add("GET", "/v1/identities", health::identities);
    router.add("GET", "/v1/help", health::explanations);
    router.add("POST", "/v1/monitors/repairing", operations::repairing);
    router.add("POST", "/v1/brake", levers::brake);
    router.add("GET", "/v1/people-needed", levers::peopleNeeded);
    router.add("POST", "/v1/approvals", levers::answer);
    router.add("POST", "/v1/monitors/clear", levers::clear);
    router.add("GET", ComponentRoutes.PATH, components::components);
    router.add("POST", ComponentRoutes.PATH, components::change);
    router.add("POST", "/v1/probes/invoke", operations::invoke);
    router.add("POST", NotificationRoute.PATH, notifications::answer);
    router.add("POST", "/v1/reload", operations::reload);
    router.add(
        "GET", "/v1/overrides", asked -> HttpReply.json(asked.within(OVERRIDES, overrides.list())));
    router.add("POST", "/v1/overrides/add", change(overrides, OverrideRequest.class));
    router.add("POST", "/v1/overrides/add-signed", change(overrides, SignedOverride.class));
    router.add("POST", "/v1/overrides/remove", change(overrides, OverrideRemoval.class));
    router.add(
        "POST",
        "/v1/overrides/look",
        asked -> HttpReply.json(asked.within(OVERRIDES, overrides.look())));
    return router;
  }

  private static <T extends Record & OverrideChange> Function<Request, HttpReply> change(
      OverrideOperations overrides, Class<T> type) {
    return asked -> HttpReply.json(asked.within(OVERRIDES, overrides.change(asked.read(type))));
  }

  private void add(String method, String path, Function<Request, HttpReply> answer) {
    routes.computeIfAbsent(path, any -> new LinkedHashMap<>()).put(method, answer);
  }

  /** Whether a path is answered without the token. */
  static boolean isOpen(String path) {
    return OPEN.contains(path);
  }

  HttpReply answer(Request request) {
    Map<String, Function<Request, HttpReply>> methods = routes.get(request.path());
    if (methods == null) {
      throw new ApiException(
          404,
          "there is no " + request.path(),
          Suggestions.nearest(request.path(), routes.keySet())
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("the paths are " + String.join(", ", routes.keySet())));
    }
    Function<Request, HttpReply> answer = methods.get(request.method());
    if (answer == null) {
      throw new ApiException(
          405,
          request.path() + " does not take " + request.method(),
          "use " + String.join(" or ", methods.keySet()));
    }
    return answer.apply(request);
  }
}

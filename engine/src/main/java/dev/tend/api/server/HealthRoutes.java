package dev.tend.api.server;

import dev.tend.api.AgentStatus.Part;
import dev.tend.api.HealthView;
import dev.tend.api.answer.Answers;
import dev.tend.api.answer.ApiJson;
import dev.tend.api.answer.Identities;
import dev.tend.api.answer.IdentityLookUp;
import dev.tend.api.answer.ItemExplanations;
import dev.tend.api.answer.ItemIdentities;
import dev.tend.api.answer.Scope;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.definition.problem.Spelling;
import dev.tend.override.merge.EffectiveSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes that only look. */
final class HealthRoutes {
  static final String JSON = "application/json; charset=utf-8";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final ApiJson json = new ApiJson();
  private final HealthView view;
  private final Answers answers;
  private final Supplier<String> metrics;

  HealthRoutes(HealthView view, Supplier<String> metrics) {
    this.view = view;
    this.answers = new Answers(view, true);
    this.metrics = metrics;
  }

  /** Whether the agent's own parts are well; says nothing about the mail server. */
  Reply healthz(Request request) {
    List<Part> parts = view.status().parts();
    boolean well = parts.stream().allMatch(Part::well);
    StringBuilder text = new StringBuilder(well ? "ok\n" : "not well\n");
    parts.stream()
        .filter(part -> !part.well())
        .forEach(part -> text.append(part.name()).append('\n'));
    return text(well ? 200 : 503, "text/plain; charset=utf-8", text.toString());
  }

  Reply metrics(Request request) {
    return text(200, METRICS, metrics.get());
  }

  Reply status(Request request) {
    return json(answers.status());
  }

  Reply health(Request request) {
    return json(answers.health(scope(request)));
  }

  Reply report(Request request) {
    return json(answers.report(scope(request)));
  }

  Reply identities(Request request) {
    Optional<String> identity = request.parameter("identity");
    ItemIdentities found = Identities.of(view, identity.map(Scope::of).orElse(Scope.all()));
    if (found.items().isEmpty() && identity.isPresent()) {
      throw unknown(identity.get());
    }
    return json(found);
  }

  Reply explanations(Request request) {
    String identity = request.parameter("identity").orElse("");
    ItemExplanations found = ItemExplanations.of(view.definitions(), Scope.of(identity));
    if (found.items().isEmpty()) {
      IdentityLookUp wrong =
          IdentityLookUp.of(
              view.definitions().sets().stream().map(EffectiveSet::definition).toList(), identity);
      throw new ApiException(404, wrong.problem(), wrong.advice());
    }
    return json(found);
  }

  private ApiException unknown(String identity) {
    return new ApiException(
        404,
        "there is no item " + identity,
        Identities.advice(identity, Identities.of(view, Scope.all())));
  }

  private Scope scope(Request request) {
    Scope scope = Scope.of(request.parameter("healthSet"), request.parameter("target"));
    List<String> sets = view.snapshot().healthSets().stream().map(SetView::name).toList();
    if (sets.stream().noneMatch(scope::holdsSet) && scope.healthSet().isPresent()) {
      String wanted = scope.healthSet().get();
      throw new ApiException(
          404,
          "there is no health set " + wanted,
          Spelling.nearest(wanted, sets)
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("it has " + String.join(", ", sets)));
    }
    boolean known =
        view.snapshot().monitors().stream().anyMatch(monitor -> scope.holds(monitor.id()));
    if (!known && scope.target().isPresent()) {
      throw new ApiException(
          404,
          "there is no target " + scope.target().get(),
          "tend get-monitoring-item-identity lists them");
    }
    return scope;
  }

  private Reply json(Object answer) {
    return new Reply(200, JSON, json.write(answer));
  }

  private static Reply text(int status, String type, String text) {
    return new Reply(status, type, text);
  }
}

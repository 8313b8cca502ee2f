package dev.tend.api.server;

import dev.tend.api.AgentStatus.Part;
import dev.tend.api.HealthView;
import dev.tend.api.model.Answers;
import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemExplanations;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.ItemIdentities;
import dev.tend.core.HealthSnapshot.SetView;
import dev.tend.definition.problem.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes that change nothing. */
final class HealthRoutes {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final HealthView view;
  private final Answers answers;
  private final Supplier<String> metrics;

  HealthRoutes(HealthView view, Supplier<String> metrics) {
    this.view = view;
    this.answers = new Answers(view, true);
    this.metrics = metrics;
  }

  /** Whether the agent's own parts are well; says nothing about the mail server. */
  HttpReply healthz(Request request) {
    List<Part> parts = view.status().parts();
    boolean well = parts.stream().allMatch(Part::well);
    StringBuilder text = new StringBuilder(well ? "ok\n" : "not well\n");
    parts.stream()
        .filter(part -> !part.well())
        .map(Part::name)
        .distinct()
        .forEach(name -> text.append(name).append('\n'));
    if (view.status().brake().isPresent()) {
      text.append("brake pulled\n");
    }
    return new HttpReply(well ? 200 : 503, "text/plain; charset=utf-8", text.toString());
  }

  HttpReply metrics(Request request) {
    return new HttpReply(200, METRICS, metrics.get());
  }

  HttpReply status(Request request) {
    return HttpReply.json(view.status());
  }

  HttpReply health(Request request) {
    return HttpReply.json(answers.health(scope(request)));
  }

  HttpReply report(Request request) {
    return HttpReply.json(answers.report(scope(request)));
  }

  HttpReply identities(Request request) {
    Optional<String> identity = request.parameter("identity");
    ItemIdentities found =
        Identities.of(view, identity.map(ItemFilter::of).orElse(ItemFilter.all()));
    if (found.items().isEmpty() && identity.isPresent()) {
      throw unknown(identity.get());
    }
    return HttpReply.json(found);
  }

  HttpReply explanations(Request request) {
    String identity = request.parameter("identity").orElse("");
    ItemExplanations found = ItemExplanations.of(view.definitions(), ItemFilter.of(identity));
    if (found.items().isEmpty()) {
      throw unknown(identity);
    }
    return HttpReply.json(found);
  }

  private ApiException unknown(String identity) {
    return new ApiException(404, Identities.of(view, ItemFilter.all()).unknown("item", identity));
  }

  private ItemFilter scope(Request request) {
    ItemFilter filter = ItemFilter.of(request.parameter("healthSet"), request.parameter("target"));
    List<String> sets = view.snapshot().healthSets().stream().map(SetView::name).toList();
    if (sets.stream().noneMatch(filter::holdsSet) && filter.healthSet().isPresent()) {
      String wanted = filter.healthSet().get();
      throw new ApiException(
          404,
          "there is no health set " + wanted,
          Suggestions.nearest(wanted, sets)
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("the health sets are " + Suggestions.listed(wanted, sets)));
    }
    boolean known =
        view.snapshot().monitors().stream().anyMatch(monitor -> filter.holds(monitor.id()));
    if (!known && filter.target().isPresent()) {
      String wanted = filter.target().get();
      throw new ApiException(404, "there is no target " + wanted, targets(filter, wanted));
    }
    return filter;
  }

  /** The targets of the set that was asked for, or of all. */
  private String targets(ItemFilter filter, String wanted) {
    List<String> targets =
        view.snapshot().monitors().stream()
            .filter(monitor -> filter.holdsSet(monitor.id().healthSet()))
            .flatMap(monitor -> monitor.id().target().stream())
            .distinct()
            .toList();
    return Suggestions.nearest(wanted, targets)
        .map(nearest -> "did you mean " + nearest + "?")
        .orElse("there are " + Suggestions.listed(wanted, targets));
  }
}

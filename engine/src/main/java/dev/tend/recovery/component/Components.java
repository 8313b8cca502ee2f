package dev.tend.recovery.component;

import dev.tend.config.ComponentSettings;
import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.environment.Holds;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.OperationLimits;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes clients come or stay away as the states of components want it, whoever set them. Safe for
 * use by many threads.
 */
public final class Components {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** How long a hold that an action begins with, or ends, may take to be seen here. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);

  private final Map<String, ComponentSettings> settings =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final boolean http;
  private final ComponentPort port;
  private final SteadyClock clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  private record Entry(ComponentService service, BalancerContacts contacts) {}

  /**
   * What a load balancer is told.
   *
   * @param component the component, as health sets and configuration write it
   * @param state its state; empty: not known yet
   * @param reason why it is not active, without secrets; empty text when it is
   */
  public record Told(String component, Optional<ComponentState> state, String reason) {}

  /**
   * For one run of the agent.
   *
   * @param settings what is configured, by the names of components in any case
   * @param http whether load balancers can ask about every component by HTTP
   * @param port what it needs of the agent
   * @param clock the agent's clock
   */
  public Components(
      Map<String, ComponentSettings> settings,
      boolean http,
      ComponentPort port,
      SteadyClock clock) {
    this.settings.putAll(settings);
    this.http = http;
    this.port = port;
    this.clock = clock;
  }

  /** Lets each component go on its way; to be called several times a second. */
  public void follow() {
    port.components().stream()
        .filter(view -> !Holds.SPECIAL.contains(view.name()))
        .forEach(view -> entry(view).service().follow(Optional.of(view.state())));
  }

  /**
   * What somebody is told of a component, and from now on knows.
   *
   * @return empty: there is no component of that name
   */
  public Optional<Told> told(String component, InetAddress asker) {
    return view(component).map(view -> told(view, asker));
  }

  private Told told(ComponentView view, InetAddress asker) {
    Entry entry = entry(view);
    entry.service().follow(Optional.of(view.state()));
    Optional<ComponentState> state =
        entry.service().told().filter(known -> known != ComponentState.ACTIVE || port.holdsKnown());
    state.ifPresent(known -> entry.contacts().told(asker, known, clock.now()));
    return new Told(view.name(), state, reason(view, state));
  }

  private static String reason(ComponentView view, Optional<ComponentState> state) {
    if (state.isEmpty()) {
      return "the state of the agent cannot be opened";
    }
    if (view.holders().isEmpty()) {
      return state.get() == ComponentState.ACTIVE ? "" : "being brought back";
    }
    return view.holders().stream()
        .map(record -> holder(view, record.hold()))
        .distinct()
        .collect(Collectors.joining(", ", "held by ", ""));
  }

  private static String holder(ComponentView view, HoldPlaced hold) {
    boolean whole = !hold.component().equalsIgnoreCase(view.name());
    return hold.requester().text() + (whole ? " (" + hold.component() + ")" : "");
  }

  /**
   * Waits until a component is, or is not, in service: its command has succeeded, or, if it has
   * none, every load balancer that has asked within the last minute knows, and one has.
   *
   * @return {@code SUCCEEDED} only then
   * @throws InterruptedException if the operation was abandoned
   */
  public ActionOutcome await(String component, boolean inService, OperationLimits limits)
      throws InterruptedException {
    Optional<ActionOutcome> refusal = noWay(component, inService);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Deadline seen = Deadline.in(SEEN_WITHIN);
    String waitsFor;
    do {
      Optional<ComponentView> view = view(component);
      if (view.isEmpty()) {
        return ActionOutcome.failed("there is no component " + component);
      }
      Entry entry = entry(view.get());
      entry.service().follow(Optional.of(view.get().state()));
      Optional<ActionOutcome> outcome = outcome(entry, component, inService);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      waitsFor = waitsFor(entry, component, inService);
      if (seen.expired() && !wanted(entry, inService)) {
        return ActionOutcome.failed(waitsFor);
      }
    } while (limits.pause(LOOK));
    return ActionOutcome.timedOut(waitsFor);
  }

  private Optional<ActionOutcome> noWay(String component, boolean inService) {
    ComponentSettings own = settings.getOrDefault(component, ComponentSettings.NONE);
    boolean asked = http || own.agentCheck().isPresent();
    boolean command = inService ? !own.online().isEmpty() : takesOut(own);
    return asked || command
        ? Optional.empty()
        : Optional.of(
            ActionOutcome.failed(
                "nothing %s: in tend.yaml, add components.%s.%s, or let a load balancer ask"
                        .formatted(
                            inService ? "brings clients back" : "keeps clients away",
                            component,
                            inService ? "online" : "offline")
                    + " (components.%s.agentCheck or balancers.port)".formatted(component)));
  }

  private static boolean takesOut(ComponentSettings own) {
    return !own.drain().isEmpty() || !own.offline().isEmpty();
  }

  private Optional<ActionOutcome> outcome(Entry entry, String component, boolean inService) {
    ComponentService.Progress progress = entry.service().progress();
    if (!wanted(entry, inService)) {
      return Optional.empty();
    }
    if (!progress.done()) {
      return progress.last();
    }
    ComponentSettings own = settings.getOrDefault(component, ComponentSettings.NONE);
    BalancerContacts.Heard heard = entry.contacts().heard(inService, clock.now());
    String told = heard.heard().isEmpty() ? "" : "load balancers know: " + heard.heard();
    if (inService ? !own.online().isEmpty() : takesOut(own)) {
      String said = progress.last().map(ActionOutcome::message).orElse("its command has succeeded");
      return Optional.of(ActionOutcome.succeeded(said + (told.isEmpty() ? "" : "; " + told)));
    }
    return heard.complete() ? Optional.of(ActionOutcome.succeeded(told)) : Optional.empty();
  }

  private static boolean wanted(Entry entry, boolean inService) {
    return entry
        .service()
        .progress()
        .wanted()
        .filter(state -> (state == ComponentState.ACTIVE) == inService)
        .isPresent();
  }

  private String waitsFor(Entry entry, String component, boolean inService) {
    ComponentService.Progress progress = entry.service().progress();
    if (!wanted(entry, inService)) {
      return component
          + (inService
              ? " is still held by somebody"
              : " was given back while it was taken offline");
    }
    if (!progress.done()) {
      return component + " was still being drained, or its command still ran";
    }
    BalancerContacts.Heard heard = entry.contacts().heard(inService, clock.now());
    return heard.unheard().isEmpty()
        ? "no load balancer asked about %s within a minute, so its clients %s; check the balancer's health checks, or add components.%s.%s to tend.yaml"
            .formatted(
                component,
                inService ? "stay away" : "keep coming",
                component,
                inService ? "online" : "offline")
        : "the load balancer " + heard.unheard() + " has not asked about " + component + " since";
  }

  /** Which commands fail and are tried again, in words. */
  public List<String> trouble() {
    return entries.values().stream()
        .flatMap(entry -> entry.service().trouble().stream())
        .sorted()
        .toList();
  }

  /**
   * Starts no more commands, and ends those that have not ended by then; what balancers are told
   * stays as it is.
   */
  public void close(Deadline deadline) throws InterruptedException {
    for (Entry entry : entries.values()) {
      entry.service().close(deadline);
    }
  }

  private Optional<ComponentView> view(String component) {
    return port.components().stream()
        .filter(view -> view.name().equalsIgnoreCase(component))
        .findFirst();
  }

  private Entry entry(ComponentView view) {
    return entries.computeIfAbsent(
        view.name().toLowerCase(Locale.ROOT),
        any ->
            new Entry(
                new ComponentService(
                    view.name(),
                    settings.getOrDefault(view.name(), ComponentSettings.NONE),
                    port,
                    clock),
                new BalancerContacts()));
  }
}

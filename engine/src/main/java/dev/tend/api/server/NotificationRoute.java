package dev.tend.api.server;

import static dev.tend.api.model.NotificationRequest.GREEN;
import static dev.tend.api.model.NotificationRequest.RED;

import dev.tend.api.HealthView;
import dev.tend.api.OperationAnswer;
import dev.tend.api.Operations;
import dev.tend.api.model.Identities;
import dev.tend.api.model.NotificationAnswer;
import dev.tend.api.model.NotificationAnswer.Reader;
import dev.tend.api.model.NotificationRequest;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.PlainText;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import java.time.Duration;
import java.util.List;

/** Takes notifications from outside. */
final class NotificationRoute {
  static final String PATH = "/v1/notifications";

  private static final Duration CORE_ANSWERS_WITHIN = Duration.ofSeconds(10);

  private final HealthView view;
  private final Operations operations;
  private final KnownItems items;

  NotificationRoute(HealthView view, Operations operations) {
    this.view = view;
    this.operations = operations;
    this.items = new KnownItems(view);
  }

  /** Hands a notification to the core, and answers in what state its monitors are then. */
  HttpReply answer(Request request) {
    NotificationRequest wanted = request.read(NotificationRequest.class);
    ItemId probe = items.known(wanted.probe(), ItemType.PROBE);
    if (items.probe(probe).filter(ProbeDefinition::isNotification).isEmpty()) {
      throw new ApiException(
          400,
          Identities.slashed(probe) + " takes no notifications: it measures by itself",
          probes());
    }
    Outcome outcome = outcome(wanted.colour());
    String key = key(wanted.key());
    ProbeReported notification =
        ProbeReported.of(probe, view.clock().now(), Duration.ZERO, outcome)
            .saying(
                "", PlainText.of(wanted.message().orElse(""), NotificationRequest.LONGEST_MESSAGE))
            .notifying(key);
    OperationAnswer answer = request.within(CORE_ANSWERS_WITHIN, operations.report(notification));
    if (!answer.done()) {
      throw new ApiException(
          409,
          "nothing was reported: " + answer.message(),
          "is the probe, or its health set, switched off?");
    }
    return HttpReply.json(
        new NotificationAnswer(
            Identities.slashed(probe),
            key,
            wanted.colour(),
            answer.message(),
            answer.events().getFirst(),
            readers(probe)));
  }

  private static Outcome outcome(String colour) {
    return switch (colour) {
      case RED -> Outcome.FAILED;
      case GREEN -> Outcome.SUCCEEDED;
      default -> throw new ApiException(400, "colour is neither red nor green", "send one of them");
    };
  }

  private static String key(String key) {
    if (key.isBlank()
        || key.length() > NotificationRequest.LONGEST_KEY
        || !PlainText.of(key, NotificationRequest.LONGEST_KEY).equals(key)) {
      throw new ApiException(
          400,
          "the key is empty, too long or cannot be printed",
          "send one of 1 to " + NotificationRequest.LONGEST_KEY + " characters");
    }
    return key;
  }

  private List<Reader> readers(ItemId probe) {
    List<ItemId> readers =
        items.set(probe).stream()
            .flatMap(set -> set.monitors().stream())
            .filter(monitor -> monitor.probes().stream().anyMatch(probe.item()::equalsIgnoreCase))
            .map(monitor -> monitor.id().forTarget(probe.target()))
            .toList();
    return view.snapshot().monitors().stream()
        .filter(monitor -> readers.contains(monitor.id()))
        .map(NotificationRoute::reader)
        .toList();
  }

  private static Reader reader(MonitorView monitor) {
    return new Reader(Identities.slashed(monitor.id()), monitor.shown());
  }

  private String probes() {
    List<String> taking =
        view.definitions().sets().stream()
            .flatMap(set -> set.definition().probes().stream())
            .filter(ProbeDefinition::isNotification)
            .map(probe -> Identities.slashed(probe.id()))
            .toList();
    return taking.isEmpty()
        ? "no health set here has a probe of type notification"
        : "those that do are " + String.join(", ", taking);
  }
}

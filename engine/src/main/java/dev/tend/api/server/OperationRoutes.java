package dev.tend.api.server;

import dev.tend.api.HealthView;
import dev.tend.api.Operations;
import dev.tend.api.model.InvokeRequest;
import dev.tend.api.model.InvokedProbe;
import dev.tend.api.model.RepairingRequest;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.RepairingCleared;
import dev.tend.core.input.OperatorInput.RepairingSet;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.OverrideDuration;
import java.time.Duration;
import java.time.Instant;

/** The routes that do something. */
final class OperationRoutes {
  private static final Duration CORE_ANSWERS_WITHIN = Duration.ofSeconds(10);
  private static final Duration RELOADED_WITHIN = Duration.ofSeconds(60);
  private static final Duration BEYOND_THE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(5);

  private final HealthView view;
  private final Operations operations;
  private final KnownItems items;

  OperationRoutes(HealthView view, Operations operations) {
    this.view = view;
    this.operations = operations;
    this.items = new KnownItems(view);
  }

  /** Sets or clears a repairing mark. */
  HttpReply repairing(Request request) {
    RepairingRequest wanted = request.read(RepairingRequest.class);
    ItemId monitor = items.known(wanted.monitor(), ItemType.MONITOR);
    return HttpReply.json(
        request.within(CORE_ANSWERS_WITHIN, operations.submit(input(wanted, monitor))));
  }

  private OperatorInput input(RepairingRequest wanted, ItemId monitor) {
    if (!wanted.repairing()) {
      return new RepairingCleared(monitor, wanted.owner());
    }
    try {
      Duration lasts =
          OverrideDuration.parse(
              wanted
                  .duration()
                  .orElseThrow(
                      () -> new ValueException("a repairing mark needs an end; give a duration")));
      Instant until = view.clock().now().plus(lasts);
      return new RepairingSet(monitor, wanted.owner(), wanted.reason().orElse(""), until);
    } catch (ValueException wrong) {
      throw new ApiException(400, "duration: " + wrong.getMessage(), "such as 2h; at most 24h");
    }
  }

  /** Runs a probe. */
  HttpReply invoke(Request request) {
    InvokeRequest wanted = request.read(InvokeRequest.class);
    ItemId probe = items.known(wanted.probe(), ItemType.PROBE);
    Duration limit =
        items
            .probe(probe)
            .map(ProbeDefinition::timeout)
            .orElse(Duration.ZERO)
            .plus(BEYOND_THE_TIMEOUT);
    Duration wait = limit.compareTo(LONGEST_PROBE) < 0 ? limit : LONGEST_PROBE;
    return HttpReply.json(
        InvokedProbe.of(
            request.within(wait, operations.invoke(probe, wanted.overrides())), view.clock()));
  }

  /** Reloads configuration and definitions. */
  HttpReply reload(Request request) {
    return HttpReply.json(request.within(RELOADED_WITHIN, operations.reload()));
  }
}

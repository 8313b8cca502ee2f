package dev.tend.recovery;

import dev.tend.core.effect.Intent;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Acts for tests, as the core would begin them. */
public final class ActionFixture {
  /** The children that were registered, each {@code pid/startTicks}. */
  public final List<String> children = new CopyOnWriteArrayList<>();

  private final Map<String, Setting> settings = new LinkedHashMap<>();

  /** With a value for a property. */
  public <T> ActionFixture with(Property<T> property, T value) {
    settings.put(property.name(), new Setting(value, new Provenance.Default()));
    return this;
  }

  /** The act of a type that comes with Tend. */
  public ActionRun run(String type, Duration timeout) {
    with(ResponderProperties.ACTION_TIMEOUT, timeout);
    return new ActionRun(
        intent("1-1", type(type)),
        new OperationLimits(
            Deadline.in(timeout),
            new CancellationScope(),
            (pid, ticks) -> children.add(pid + "/" + ticks)));
  }

  /** The intent of a type. */
  public Intent intent(String instance, ResponderType type) {
    ItemId responder = ItemId.of("Imap", "ImapAct");
    return new Intent(
        instance,
        responder,
        new ResponderDefinition(
            responder, type, Settings.of(settings), new SourcePosition("imap.yaml", 1, 1)),
        "ImapProxy",
        "",
        "1-0",
        1,
        Instant.EPOCH);
  }

  /** A type that comes with Tend. */
  public static ResponderType type(String name) {
    return ResponderTypes.ALL.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Bounds without an act. */
  public static OperationLimits bounds(Duration time) {
    return new OperationLimits(Deadline.in(time), new CancellationScope(), (pid, ticks) -> {});
  }
}

package dev.tend.definition;

import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.Optional;

/** One way to measure one thing. */
public record ProbeDefinition(ItemId id, ProbeType type, Settings settings, SourcePosition position)
    implements ItemDefinition {

  @Override
  public ItemType itemType() {
    return ItemType.PROBE;
  }

  @Override
  public ProbeDefinition withSettings(Settings changed) {
    return new ProbeDefinition(id, type, changed, position);
  }

  /** Whether what monitors hear of it are red and green events, by key. */
  public boolean isNotification() {
    return type.kind() == ProbeKind.NOTIFICATION;
  }

  /** How often it runs; empty for one that only takes what is pushed in. */
  public Optional<Duration> recurrenceInterval() {
    return settings.find(ProbeProperties.RECURRENCE_INTERVAL);
  }

  /** The deadline of one run. */
  public Duration timeout() {
    return settings.get(ProbeProperties.TIMEOUT);
  }

  /** How long a notification stays red without a green one; empty: until the green one. */
  public Optional<Duration> expiresAfter() {
    return settings.find(ProbeProperties.EXPIRES_AFTER);
  }

  /** What its sample value is an amount of; empty when it has none. */
  public Optional<Dimension> sampleDimension() {
    return type.sample().apply(settings);
  }
}

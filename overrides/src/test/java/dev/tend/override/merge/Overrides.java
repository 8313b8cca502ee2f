package dev.tend.override.merge;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.Version;
import dev.tend.override.VersionRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Overrides, and the server they are tried on: {@code mail1}, of group {@code mx}, at 3.8.1. */
public final class Overrides {
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  public static final ServerContext HERE =
      new ServerContext("mail1", Set.of("mx"), Optional.of(version("3.8.1")));
  public static final Selector THIS_SERVER = new Selector.ThisServer();
  public static final Selector ALL = new Selector.All();
  public static final Selector NAMED = new Selector.Servers(List.of("MAIL1", "mail2"));
  public static final Selector GROUP = new Selector.Groups(List.of("MX"));
  public static final Validity FOREVER = new Validity.Forever();

  private Overrides() {}

  /** On this server, for ever. */
  public static MonitoringOverride of(
      ItemType type, String identity, String property, String value) {
    ItemId id = ItemId.parse(identity).orElseThrow();
    return of(new Subject.Item(type, id), property, value);
  }

  public static MonitoringOverride of(Subject subject, String property, String value) {
    String id = subject.text() + " " + property + "=" + value;
    return new MonitoringOverride(
        id, THIS_SERVER, subject, property, value, "ann", "a test", NOW, FOREVER);
  }

  public static MonitoringOverride monitor(String identity, String property, String value) {
    return of(ItemType.MONITOR, identity, property, value);
  }

  public static MonitoringOverride probe(String identity, String property, String value) {
    return of(ItemType.PROBE, identity, property, value);
  }

  public static MonitoringOverride responder(String identity, String property, String value) {
    return of(ItemType.RESPONDER, identity, property, value);
  }

  public static MonitoringOverride named(MonitoringOverride o, String id) {
    return new MonitoringOverride(
        id,
        o.selector(),
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        o.created(),
        o.validity());
  }

  public static MonitoringOverride on(MonitoringOverride o, Selector selector) {
    return new MonitoringOverride(
        o.id(),
        selector,
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        o.created(),
        o.validity());
  }

  public static MonitoringOverride created(MonitoringOverride o, Instant created) {
    return new MonitoringOverride(
        o.id(),
        o.selector(),
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        created,
        o.validity());
  }

  public static MonitoringOverride valid(MonitoringOverride o, Validity validity) {
    return new MonitoringOverride(
        o.id(),
        o.selector(),
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        o.created(),
        validity);
  }

  public static Validity versions(String range) {
    try {
      return new Validity.Versions(VersionRange.parse(range));
    } catch (ValueException e) {
      throw new IllegalArgumentException(range, e);
    }
  }

  public static Version version(String text) {
    try {
      return Version.parse(text);
    } catch (ValueException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public static EffectiveDefinitions merge(MonitoringOverride... overrides) {
    return OverrideMerge.merge(Sets.all(), List.of(overrides), HERE, NOW);
  }

  public static OverrideOutcome outcome(EffectiveDefinitions merged, String id) {
    return merged.effects().stream()
        .filter(effect -> effect.override().id().equals(id))
        .map(OverrideEffect::outcome)
        .findFirst()
        .orElseThrow();
  }

  public static OverrideOutcome check(MonitoringOverride candidate) {
    return OverrideMerge.check(candidate, Sets.all(), List.of(), NOW);
  }
}

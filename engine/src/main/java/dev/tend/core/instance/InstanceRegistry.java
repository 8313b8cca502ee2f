package dev.tend.core.instance;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that is to be watched: every item of every set, for every target. The order is that of the
 * definitions and of the targets, never that of history, so that a restored core counts as one that
 * never stopped. A part that is as it was before is the very same object.
 */
public final class InstanceRegistry {
  private final Map<Key, SetInstance> parts = new LinkedHashMap<>();

  /** A health set and a target, in lower case. */
  private record Key(String healthSet, Optional<String> target) {
    static Key of(String healthSet, Optional<String> target) {
      return new Key(fold(healthSet), target.map(Key::fold));
    }

    private static String fold(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  private InstanceRegistry() {}

  /** Nothing. */
  public static InstanceRegistry empty() {
    return new InstanceRegistry();
  }

  /** Works out who is there after this roster. */
  public InstanceRegistry next(EffectiveDefinitions definitions, Discoveries discoveries) {
    InstanceRegistry next = new InstanceRegistry();
    EqualityCache equalityCache = new EqualityCache();
    for (EffectiveSet set : definitions.sets()) {
      switch (set.definition().targets()) {
        case Targets.None none -> next.add(set.definition(), Optional.empty(), this, equalityCache);
        case Targets.Fixed fixed -> next.add(set, fixed.names(), this, equalityCache);
        case Targets.Discovered discovered -> {
          next.add(set.definition(), Optional.empty(), this, equalityCache);
          next.add(set, discoveries.targets(set.definition().name()), this, equalityCache);
        }
      }
    }
    return next;
  }

  private void add(
      EffectiveSet set, List<String> names, InstanceRegistry before, EqualityCache equalityCache) {
    names.forEach(name -> add(set.forTarget(name), Optional.of(name), before, equalityCache));
  }

  private void add(
      HealthSetDefinition given,
      Optional<String> target,
      InstanceRegistry before,
      EqualityCache equalityCache) {
    Key key = Key.of(given.name(), target);
    SetInstance old = before.parts.get(key);
    boolean same =
        old != null && old.target().equals(target) && equalityCache.alike(old.given(), given);
    parts.put(key, same ? old : part(given, target));
  }

  private static SetInstance part(HealthSetDefinition given, Optional<String> target) {
    return target.isEmpty() && given.targets() instanceof Targets.Discovered discovered
        ? SetInstance.ofDiscovery(given, discovered)
        : SetInstance.of(given, target);
  }

  /** Its parts, in the order in which they are considered. */
  public Collection<SetInstance> parts() {
    return parts.values();
  }

  /** Whether a part is here as it is. */
  public boolean has(SetInstance part) {
    return part.equals(parts.get(Key.of(part.given().name(), part.target())));
  }

  /** The monitors. */
  public List<MonitorInstance> instances() {
    return parts.values().stream().flatMap(part -> part.instances().stream()).toList();
  }

  /** The probes that run. */
  public List<ScheduledProbe> probes() {
    return parts.values().stream().flatMap(part -> part.probes().stream()).toList();
  }

  /** The definition of an item by its identity with target; empty when it is not here. */
  public Optional<ItemDefinition> item(ItemId id) {
    return Optional.ofNullable(parts.get(Key.of(id.healthSet(), id.target())))
        .flatMap(part -> Optional.ofNullable(part.items().get(id)));
  }

  /** Compares health sets, the same two only once: all monitors and targets of a set share it. */
  public static final class EqualityCache {
    private final IdentityHashMap<
            HealthSetDefinition, IdentityHashMap<HealthSetDefinition, Boolean>>
        known = new IdentityHashMap<>();

    /** Whether two definitions are equal. */
    public boolean alike(HealthSetDefinition one, HealthSetDefinition other) {
      return known
          .computeIfAbsent(one, set -> new IdentityHashMap<>())
          .computeIfAbsent(other, one::equals);
    }
  }
}

package dev.tend.agent;

import dev.tend.probe.Probe;
import java.util.List;
import java.util.Optional;

/**
 * What the probe {@code agent} sees of an agent with one trouble at most.
 *
 * @param part what has it: store, events, overrides, unused, shadowed, signs, blind, quarantine or
 *     components; empty text for nothing
 * @param words the complaint
 */
public record ComplainingAgent(String part, String words) implements SelfProbe.Vitals {
  /** The probe that looks at it. */
  public Probe.Method probe() {
    return new SelfProbe(this);
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public double queueFill() {
    return 0;
  }

  @Override
  public Optional<String> storeTrouble() {
    return of("store");
  }

  @Override
  public Optional<String> eventTrouble() {
    return of("events");
  }

  @Override
  public Optional<String> overrideTrouble() {
    return of("overrides");
  }

  @Override
  public Optional<String> unusedOverrides() {
    return of("unused");
  }

  @Override
  public Optional<String> shadowedOverrides() {
    return of("shadowed");
  }

  @Override
  public Optional<String> oldSigns() {
    return of("signs");
  }

  @Override
  public Optional<String> blindSpots() {
    return of("blind");
  }

  @Override
  public ProbeCoverage.Coverage coverage() {
    return new ProbeCoverage.Coverage(1, List.of());
  }

  @Override
  public Optional<String> quarantined() {
    return of("quarantine");
  }

  @Override
  public Optional<String> componentTrouble() {
    return of("components");
  }

  private Optional<String> of(String which) {
    return part.equals(which) ? Optional.of(words) : Optional.empty();
  }
}

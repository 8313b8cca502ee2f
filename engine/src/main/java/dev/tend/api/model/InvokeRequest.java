package dev.tend.api.model;

import java.util.Map;

/**
 * Asks for a run of a probe.
 *
 * @param probe its identity, with its target
 * @param overrides values for this run only, by the name of the property
 */
public record InvokeRequest(String probe, Map<String, String> overrides) {
  /** Copies the map; nothing given is no overrides. */
  public InvokeRequest {
    overrides = overrides == null ? Map.of() : Map.copyOf(overrides);
  }
}

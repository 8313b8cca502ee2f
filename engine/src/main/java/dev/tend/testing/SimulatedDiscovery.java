package dev.tend.testing;

import java.util.List;

/** The result of a discovery of targets. */
public sealed interface SimulatedDiscovery {
  /**
   * It found these.
   *
   * @param targets all there are
   */
  record Found(List<String> targets) implements SimulatedDiscovery {
    /** Copies the list. */
    public Found {
      targets = List.copyOf(targets);
    }
  }

  /**
   * It could not be carried out.
   *
   * @param message why
   */
  record Failed(String message) implements SimulatedDiscovery {}
}

package dev.tend.simulate;

import java.util.List;

/** What a discovery of targets comes to. */
public sealed interface Discovery {
  /**
   * It found these.
   *
   * @param targets all there are
   */
  record Found(List<String> targets) implements Discovery {
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
  record Failed(String message) implements Discovery {}
}

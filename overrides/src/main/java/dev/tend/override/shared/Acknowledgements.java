package dev.tend.override.shared;

import dev.tend.override.RejectedSource;
import java.util.List;

/**
 * What all servers say.
 *
 * @param heard one of each server that ever said something, by name
 * @param leftOut files among them that could not be understood
 */
public record Acknowledgements(List<Acknowledgement> heard, List<RejectedSource> leftOut) {
  /** Copies both. */
  public Acknowledgements {
    heard = List.copyOf(heard);
    leftOut = List.copyOf(leftOut);
  }
}

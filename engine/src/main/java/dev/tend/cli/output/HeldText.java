package dev.tend.cli.output;

import dev.tend.api.model.ServerComponents;
import dev.tend.api.model.ServerComponents.Component;
import java.util.stream.Collectors;

/** A component that is not active as a line for people. */
public final class HeldText {
  private HeldText() {}

  /** What it is, what that means, who holds it and why. */
  public static String of(Component one) {
    return one.component()
        + " is "
        + one.state()
        + ServerComponents.meaning(one.component())
        + "; held by "
        + one.holders().stream()
            .map(
                holder ->
                    holder.requester()
                        + " ("
                        + holder.owner()
                        + (holder.reason().isBlank() ? "" : ": " + holder.reason())
                        + ")")
            .collect(Collectors.joining(", "))
        + "; tend component list says how to release it";
  }
}

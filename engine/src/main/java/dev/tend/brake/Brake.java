package dev.tend.brake;

import dev.tend.override.store.PrintableText;
import java.time.Instant;
import java.util.List;

/**
 * A brake that is pulled.
 *
 * @param owner who pulled it; of several, all of them
 * @param reason why; of several, every reason; empty text for none
 * @param since when it was first pulled, in wall-clock time
 */
public record Brake(String owner, String reason, Instant since) {
  /** Makes both texts fit for one line of a terminal. */
  public Brake {
    owner = PrintableText.of(owner.strip());
    reason = PrintableText.of(reason.strip());
  }

  /** The reason, for people. */
  public String why() {
    return reason.isEmpty() ? "no reason given" : reason;
  }

  /**
   * Both: who releases it must know everybody who wants it, since there is only one.
   *
   * @param later the brake of somebody who pulled as well
   */
  public Brake and(Brake later) {
    return new Brake(both(owner, later.owner), both(reason, later.reason), since);
  }

  private static String both(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one + other;
    }
    return List.of(one.split("; ", -1)).contains(other) ? one : one + "; " + other;
  }
}

package dev.tend.core.monitor;

/**
 * Whether what raised a monitor is still there.
 *
 * @param finding the answer
 * @param reason why, for a person
 */
public record Confirmation(Finding finding, String reason) {
  /** The possible answers. */
  public enum Finding {
    /** It is. */
    CONFIRMED,
    /** It is not, at least not now. */
    NOT_CONFIRMED,
    /** The probes could not say. */
    CANNOT_JUDGE
  }

  static Confirmation confirmed(String reason) {
    return new Confirmation(Finding.CONFIRMED, reason);
  }

  static Confirmation notConfirmed(String reason) {
    return new Confirmation(Finding.NOT_CONFIRMED, reason);
  }

  static Confirmation cannotJudge(String reason) {
    return new Confirmation(Finding.CANNOT_JUDGE, reason);
  }
}

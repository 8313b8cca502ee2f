package dev.tend.override.desk;

/** A request is refused; carries why. Never leaves the desk. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  RefusedException(String reason, String expected) {
    this(Refusal.of(reason, expected));
  }

  Refusal refusal() {
    return refusal;
  }
}

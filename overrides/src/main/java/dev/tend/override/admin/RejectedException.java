package dev.tend.override.admin;

/** A request is refused; carries why. Never leaves the desk. */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  RejectedException(Rejection rejection) {
    super(rejection.reason());
    this.rejection = rejection;
  }

  RejectedException(String reason, String expected) {
    this(Rejection.of(reason, expected));
  }

  Rejection rejection() {
    return rejection;
  }
}

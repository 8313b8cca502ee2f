package dev.tend.probe.host;

/** Arithmetic of figures. */
final class Ratios {
  private static final double HUNDRED = 100;

  private Ratios() {}

  /** A share of a hundred; 0 of nothing. */
  static double percent(double part, double whole) {
    return whole <= 0 ? 0 : Math.clamp(HUNDRED * part / whole, 0, HUNDRED);
  }
}

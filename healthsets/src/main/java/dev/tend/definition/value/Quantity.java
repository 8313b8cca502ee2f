package dev.tend.definition.value;

/**
 * A measured value or a threshold for one.
 *
 * @param value in the base unit of the dimension: the number, percent, bytes, or seconds
 * @param dimension what it is an amount of
 */
public record Quantity(double value, Dimension dimension) {

  /**
   * Refuses what is not a number.
   *
   * @throws IllegalArgumentException if the value is NaN or infinite
   */
  public Quantity {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
  }
}

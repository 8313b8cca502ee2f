package dev.tend.core.input;

/** Text from outside, made fit to be shown and kept. */
public final class PlainText {
  private PlainText() {}

  /**
   * The text on one line, without anything that steers a terminal, cut after so many characters.
   */
  public static String of(String text, int most) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
  }
}

package dev.tend.cli.output;

/** Numbers with their nouns. */
public final class Plurals {
  private Plurals() {}

  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

package dev.tend.cli;

/** Numbers with their nouns. */
final class Plurals {
  private Plurals() {}

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

package dev.tend.definition.value;

/**
 * A constant of an enumeration that people write and read. Its word is made of its name, so that a
 * constant is not renamed without changing the language.
 */
public interface Word {
  /** The name of the constant. */
  String name();

  /** The word in YAML, events and output. */
  String text();

  /** {@code DOES_NOT_HELP} is written {@code doesNotHelp}. */
  interface Camel extends Word {
    @Override
    default String text() {
      return WordTexts.camel(this);
    }
  }

  /** {@code DOES_NOT_HELP} is written {@code DoesNotHelp}. */
  interface Pascal extends Word {
    @Override
    default String text() {
      return WordTexts.pascal(this);
    }
  }

  /** {@code TERM} is written {@code TERM}. */
  interface Upper extends Word {
    @Override
    default String text() {
      return name();
    }
  }
}

package dev.tend.definition.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
      String text = Word.joined(name());
      return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
  }

  /** {@code DOES_NOT_HELP} is written {@code DoesNotHelp}. */
  interface Pascal extends Word {
    @Override
    default String text() {
      return Word.joined(name());
    }
  }

  /** {@code TERM} is written {@code TERM}. */
  interface Upper extends Word {
    @Override
    default String text() {
      return name();
    }
  }

  private static String joined(String name) {
    return Arrays.stream(name.split("_", -1))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}

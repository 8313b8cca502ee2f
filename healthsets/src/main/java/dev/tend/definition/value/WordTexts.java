package dev.tend.definition.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The texts of words, each made once: they are asked for with every result and event. */
final class WordTexts {
  private static final Map<Word, String> PASCAL = new ConcurrentHashMap<>();
  private static final Map<Word, String> CAMEL = new ConcurrentHashMap<>();

  private WordTexts() {}

  static String pascal(Word word) {
    return PASCAL.computeIfAbsent(word, one -> joined(one.name()));
  }

  static String camel(Word word) {
    return CAMEL.computeIfAbsent(
        word,
        one -> {
          String text = joined(one.name());
          return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        });
  }

  private static String joined(String name) {
    return Arrays.stream(name.split("_", -1))
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}

package dev.tend.override.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that somebody else wrote.
 *
 * @param where in front of each field's name in messages; empty, or ends with a dot
 * @param node the object
 */
record JsonFields(String where, JsonNode node) {
  /** Enough for a path, an expression or a sentence; no room for a book. */
  static final int LONGEST_TEXT = 4_000;

  /** Enough for the name of an item, a host or a person. */
  static final int LONGEST_NAME = 255;

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  static JsonFields of(JsonNode node) throws OverrideTextException {
    return of("", node);
  }

  private static JsonFields of(String where, JsonNode node) throws OverrideTextException {
    if (!node.isObject()) {
      throw OverrideTextException.because(
          where.isEmpty() ? "it is no JSON object" : "the field " + where + " is no object");
    }
    return new JsonFields(where.isEmpty() ? "" : where + ".", node);
  }

  /** Refuses every field but these: what is not understood may be meant to narrow the override. */
  JsonFields only(String... known) throws OverrideTextException {
    for (String name : node.propertyNames()) {
      if (!List.of(known).contains(name)) {
        throw OverrideTextException.because(
            "the field " + where + PrintableText.of(name) + " is not known");
      }
    }
    return this;
  }

  boolean has(String name) {
    return node.has(name);
  }

  JsonFields object(String name) throws OverrideTextException {
    return of(where + name, present(name));
  }

  JsonNode present(String name) throws OverrideTextException {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      throw OverrideTextException.because("the field " + where + name + " is missing");
    }
    return value;
  }

  /** A text, which may be empty. */
  String text(String name) throws OverrideTextException {
    return text(where + name, present(name), LONGEST_TEXT);
  }

  /** A name, which is never blank. */
  String name(String name) throws OverrideTextException {
    return name(where + name, present(name));
  }

  /** A name that may be missing. */
  Optional<String> perhapsName(String name) throws OverrideTextException {
    return has(name) ? Optional.of(name(name)) : Optional.empty();
  }

  /** A list of names. */
  List<String> names(String name) throws OverrideTextException {
    JsonNode list = present(name);
    if (!list.isArray()) {
      throw OverrideTextException.because("the field " + where + name + " is no list");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode one : list.values()) {
      names.add(name(where + name, one));
    }
    return names;
  }

  /** An instant, such as people live to see. */
  Instant instant(String name) throws OverrideTextException {
    String text = name(name);
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException unknown) {
      throw noInstant(name, text);
    }
    throw noInstant(name, text);
  }

  private OverrideTextException noInstant(String name, String text) {
    return OverrideTextException.because(
        "the field "
            + where
            + name
            + " is '"
            + PrintableText.of(text)
            + "' and no instant between the years 1970 and 9999, such as 2026-11-21T12:00:00Z");
  }

  private static String name(String field, JsonNode value) throws OverrideTextException {
    String name = text(field, value, LONGEST_NAME);
    if (name.isBlank()) {
      throw OverrideTextException.because("the field " + field + " is blank");
    }
    return name;
  }

  private static String text(String field, JsonNode value, int longest)
      throws OverrideTextException {
    if (!value.isString()) {
      throw OverrideTextException.because("the field " + field + " holds something else than text");
    }
    String text = value.stringValue();
    if (text.length() > longest) {
      throw OverrideTextException.because(
          "the field " + field + " has " + text.length() + " characters, more than " + longest);
    }
    if (!text.codePoints().allMatch(PrintableText::isFit)) {
      throw OverrideTextException.because(
          "the field " + field + " holds a character that breaks lines or steers terminals");
    }
    return text;
  }
}

package dev.tend.definition.value;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The value types of the language. */
public final class ValueTypes {
  private static final String PERCENT_PATTERN = "^(100(\\.0+)?|\\d{1,2}(\\.\\d{1,6})?)\\s*%$";
  private static final String URL_PATTERN =
      "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\\\\\s]+([/?][^#\\\\\\s]*)?$";

  /** {@code 30s}, {@code 5m}, {@code 32h}, {@code 1h30m}: never a bare number. */
  public static final ValueType<Duration> DURATION =
      new ScalarType<>(
          Duration.class,
          "duration",
          "a duration with its unit, such as 30s, 5m, 32h or 7d",
          DurationCodec::parse,
          DurationCodec::format,
          Map.of("type", "string", "pattern", DurationCodec.PATTERN));

  /** A whole number of at least 1. */
  public static final ValueType<Integer> COUNT =
      whole("count", "a whole number of at least 1", 1, Integer.MAX_VALUE);

  /** {@code 90%}. */
  public static final ValueType<Double> PERCENT =
      new ScalarType<>(
          Double.class,
          "percentage",
          "a percentage from 0% to 100%, such as 90%",
          ValueTypes::percent,
          value -> QuantityCodec.plain(value) + "%",
          Map.of("type", "string", "pattern", PERCENT_PATTERN));

  /** A TCP or UDP port. */
  public static final ValueType<Integer> PORT = whole("port", "a port from 1 to 65535", 1, 65_535);

  /** A number, a percentage, a size or a duration. */
  public static final ValueType<Quantity> QUANTITY =
      new ScalarType<>(
          Quantity.class,
          "quantity",
          "a number, a percentage, a size or a duration, as the probe measures: 250, 90%, 10GB or"
              + " 800ms",
          QuantityCodec::parse,
          QuantityCodec::format,
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "number"),
                  Map.of("type", "string", "pattern", QuantityCodec.PATTERN))));

  /** A whole number from 0 on. */
  public static final ValueType<Integer> NUMBER =
      whole("number", "a whole number from 0 on", 0, 999_999_999);

  /** Any text that is not blank. */
  public static final ValueType<String> TEXT =
      new ScalarType<>(
          String.class,
          "text",
          "a text",
          text -> {
            if (text.isBlank()) {
              throw new ValueException("expected a text, not an empty one");
            }
            return text;
          });

  /** A single value of any kind, as it was typed. */
  public static final ValueType<String> ANY =
      new ScalarType<>(
          String.class,
          "value",
          "a single value",
          text -> text,
          value -> value,
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "string"), Map.of("type", "number"), Map.of("type", "boolean"))));

  /** The name of an item. */
  public static final ValueType<String> NAME =
      matching(
          "name",
          "a name of letters, digits, dots, hyphens and underscores",
          "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$");

  /** {@code ${secret:name}}: the secret itself is never written into a definition. */
  public static final ValueType<String> SECRET =
      matching(
          "secret",
          "a reference to a secret, such as ${secret:probe-password}",
          "^\\$\\{secret:[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\}$");

  /** The name of a metric of Prometheus. */
  public static final ValueType<String> METRIC =
      matching(
          "metric",
          "the name of a metric, such as dovecot_auth_failures_total",
          "^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$");

  /** A regular expression of Java, which may name the target as {@code {target}}. */
  public static final ValueType<String> PATTERN =
      new ScalarType<>(
          String.class,
          "pattern",
          "a regular expression, such as 'disk (?<key>\\S+) failed'",
          text -> {
            try {
              Pattern.compile(text.replace("{target}", "target"));
            } catch (PatternSyntaxException wrong) {
              throw new ValueException(
                  "expected a regular expression of Java: "
                      + wrong.getDescription()
                      + " near character "
                      + (wrong.getIndex() + 1));
            }
            return text;
          });

  /** Where a web server answers: absolute, and without an account, which belongs in a secret. */
  public static final ValueType<String> URL =
      new ScalarType<>(
          String.class,
          "url",
          "an http or https URL without user name and password, such as https://mail.example.org/",
          NameTypes::url,
          value -> value,
          Map.of("type", "string", "pattern", URL_PATTERN));

  /** {@code 200} or {@code 200-399}. */
  public static final ValueType<StatusRange> STATUS_RANGE =
      new ScalarType<>(
          StatusRange.class,
          "HTTP status",
          "an HTTP status or a range of them, such as 200 or 200-399",
          StatusRange::parse,
          StatusRange::toString,
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "integer", "minimum", 100, "maximum", 599),
                  Map.of("type", "string", "pattern", StatusRange.PATTERN))));

  /** {@code true} or {@code false}; on a command line also 1 and 0. */
  public static final ValueType<Boolean> BOOLEAN =
      new ScalarType<>(
          Boolean.class,
          "boolean",
          "true or false",
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw new ValueException("expected true or false");
              },
          String::valueOf,
          Map.of("type", "boolean"));

  /** A list of names; on a command line separated by commas. */
  public static final ValueType<List<String>> NAMES = new CollectionTypes.Listed<>(NAME, false);

  /** A list of texts, such as an argument vector. */
  public static final ValueType<List<String>> TEXTS = new CollectionTypes.Listed<>(TEXT, false);

  /** A mapping of texts to texts. */
  public static final ValueType<Map<String, String>> TEXT_MAP = new CollectionTypes.TextMap();

  private ValueTypes() {}

  private static ValueType<Integer> whole(String name, String expected, int least, int most) {
    return new ScalarType<>(
        Integer.class,
        name,
        expected,
        text -> {
          long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
          if (value < least || value > most) {
            throw new ValueException("expected " + expected);
          }
          return (int) value;
        },
        String::valueOf,
        Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  private static ValueType<String> matching(String name, String expected, String pattern) {
    Pattern form = Pattern.compile(pattern);
    return new ScalarType<>(
        String.class,
        name,
        expected,
        text -> {
          if (!form.matcher(text).matches()) {
            throw new ValueException("expected " + expected);
          }
          return text;
        },
        text -> text,
        Map.of("type", "string", "pattern", pattern));
  }

  private static double percent(String text) throws ValueException {
    if (!text.matches(PERCENT_PATTERN)) {
      throw new ValueException("expected " + PERCENT.expected());
    }
    return Double.parseDouble(text.replace("%", "").strip());
  }

  /** A list that may be empty; on a command line separated by commas. */
  public static <T> ValueType<List<T>> listOf(ValueType<T> element) {
    return new CollectionTypes.Listed<>(element, true);
  }

  /**
   * A mapping of whole numbers to scalars.
   *
   * @param key what a number is, such as {@code exit code}
   * @param most the greatest number
   */
  public static <T> ValueType<Map<Integer, T>> byNumber(String key, int most, ValueType<T> value) {
    return new CollectionTypes.Numbered<>(key, most, value);
  }

  /** One of these words, just as they stand. */
  public static ValueType<String> oneOf(Collection<String> words) {
    String expected = "one of " + String.join(", ", words);
    return new ScalarType<>(
        String.class,
        expected,
        expected,
        text -> {
          if (!words.contains(text)) {
            throw new ValueException("expected " + expected);
          }
          return text;
        },
        text -> text,
        Map.of("type", "string", "enum", List.copyOf(words)));
  }

  /** One of the words of an enumeration, in any case. */
  public static <E extends Enum<E> & Word> ValueType<E> oneOf(Class<E> type) {
    return oneOf(type, Word::text);
  }

  /** One of the constants of an enumeration, by its word, in any case. */
  public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type, Function<E, String> word) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(word).toList();
    String expected = "one of " + String.join(", ", words);
    return new ScalarType<>(
        type,
        expected,
        expected,
        text -> {
          for (E constant : constants) {
            if (word.apply(constant).equalsIgnoreCase(text)) {
              return constant;
            }
          }
          throw new ValueException("expected " + expected);
        },
        word,
        Map.of("type", "string", "enum", words));
  }

  /** The urgency of an escalation, by its word or by Exchange's number. */
  public static ValueType<NotificationServiceClass> notificationServiceClass() {
    ValueType<NotificationServiceClass> words = oneOf(NotificationServiceClass.class);
    return new ScalarType<>(
        NotificationServiceClass.class,
        words.name(),
        words.expected(),
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "0" -> NotificationServiceClass.URGENT;
              case "1" -> NotificationServiceClass.URGENT_IN_TRAINING;
              case "2" -> NotificationServiceClass.SCHEDULED;
              default -> words.parse(text);
            },
        words::format,
        words.schema());
  }
}

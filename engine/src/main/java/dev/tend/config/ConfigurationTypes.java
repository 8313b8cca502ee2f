package dev.tend.config;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import dev.tend.override.Version;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The value types that only the agent's configuration has. */
final class ConfigurationTypes {
  /** A path; a relative one is below the directory of the file it stands in. */
  static final ValueType<Path> PATH =
      new Parsed<>(Path.class, "path", "a path", ConfigurationTypes::path, Path::toString);

  static final ValueType<List<Path>> PATHS = new Listed<>(PATH);
  static final ValueType<List<String>> NAMES = new Listed<>(ValueTypes.NAME);

  /** A size in bytes. */
  static final ValueType<Long> SIZE =
      new Parsed<>(
          Long.class,
          "size",
          "a size of at least 10MB with its unit, such as 500MB or 1GB",
          ConfigurationTypes::size,
          bytes -> ValueTypes.QUANTITY.format(new Quantity(bytes, Dimension.SIZE)));

  static final ValueType<ListenAddress> LISTEN =
      new Parsed<>(
          ListenAddress.class,
          "address and port",
          ListenAddress.EXPECTED,
          ListenAddress::parse,
          ListenAddress::toString);

  static final ValueType<URI> WEB_ADDRESS =
      new Parsed<>(
          URI.class,
          "web address",
          "an address such as https://alerts.example.org/hook",
          ConfigurationTypes::webAddress,
          URI::toString);

  static final ValueType<String> HEADER_NAME =
      new Parsed<>(
          String.class,
          "header name",
          "the name of a header, such as Authorization",
          text -> matching(text, "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}", "the name of a header"),
          text -> text);

  static final ValueType<String> VERSION =
      new Parsed<>(
          String.class,
          "version",
          "a version, such as 3.7.11",
          text -> Version.parse(text).toString(),
          text -> text);

  static final ValueType<List<String>> COMMAND = new Command();

  private static final double SMALLEST = 10 * 1024 * 1024;

  private ConfigurationTypes() {}

  /** A duration that is not too short to be meant. */
  static ValueType<Duration> durationOfAtLeast(Duration least) {
    String expected =
        "a duration of at least "
            + ValueTypes.DURATION.format(least)
            + " with its unit, such as 10m or 30d";
    return new Parsed<>(
        Duration.class,
        "duration",
        expected,
        text -> {
          Duration duration = ValueTypes.DURATION.parse(text);
          return checked(duration, given -> given.compareTo(least) >= 0, expected);
        },
        ValueTypes.DURATION::format);
  }

  private static Path path(String text) throws ValueException {
    if (text.isEmpty() || text.startsWith("~")) {
      throw new ValueException("expected a path; '~' is not expanded");
    }
    return Path.of(text);
  }

  private static Long size(String text) throws ValueException {
    Quantity quantity = ValueTypes.QUANTITY.parse(text);
    boolean good = quantity.dimension() == Dimension.SIZE && quantity.value() >= SMALLEST;
    return checked((long) quantity.value(), given -> good, SIZE.expected());
  }

  private static URI webAddress(String text) throws ValueException {
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new ValueException("expected " + WEB_ADDRESS.expected());
    }
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new ValueException("expected " + WEB_ADDRESS.expected());
    }
    if (address.getRawUserInfo() != null) {
      throw new ValueException("a user or password must not stand in an address; use a header");
    }
    return address;
  }

  private static String matching(String text, String pattern, String expected)
      throws ValueException {
    return checked(text, given -> given.matches(pattern), expected);
  }

  private static <T> T checked(T value, Predicate<T> good, String expected) throws ValueException {
    if (!good.test(value)) {
      throw new ValueException("expected " + expected);
    }
    return value;
  }

  /** Reads one value. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text) throws ValueException;
  }

  /** Prints one value. */
  @FunctionalInterface
  interface Printer<T> {
    String print(T value);
  }

  /** A scalar written as a text. */
  record Parsed<T>(
      Class<T> javaType, String name, String expected, Parser<T> parser, Printer<T> printer)
      implements ValueType<T> {
    @Override
    public T parse(String text) throws ValueException {
      return parser.parse(text.strip());
    }

    @Override
    public String format(T value) {
      return printer.print(value);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "minLength", 1);
    }
  }

  /** A list that may be empty. */
  record Listed<T>(ValueType<T> element) implements ValueType<List<T>> {
    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public Class<List<T>> javaType() {
      return (Class<List<T>>) (Class<?>) List.class;
    }

    @Override
    public String name() {
      return "list of " + element.name() + "s";
    }

    @Override
    public String expected() {
      return "a list, each entry " + element.expected();
    }

    @Override
    public List<T> parse(String text) throws ValueException {
      return text.isEmpty() ? List.of() : parseElements(List.of(text.split(",", -1)));
    }

    @Override
    public List<T> parseElements(List<String> elements) throws ValueException {
      List<T> parsed = new ArrayList<>();
      for (String one : elements) {
        parsed.add(element.parse(one));
      }
      return List.copyOf(parsed);
    }

    @Override
    public String format(List<T> value) {
      return value.stream().map(element::format).collect(Collectors.joining(","));
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", element.schema());
    }
  }

  /** A program and its arguments; a program with a slash in it must be an absolute path. */
  record Command() implements ValueType<List<String>> {
    @Override
    public Class<List<String>> javaType() {
      return ValueTypes.TEXTS.javaType();
    }

    @Override
    public String name() {
      return "command";
    }

    @Override
    public String expected() {
      return "a list of the program and its arguments, such as [postfix, reload]";
    }

    @Override
    public List<String> parse(String text) throws ValueException {
      throw new ValueException("expected " + expected() + "; no shell takes a line apart");
    }

    @Override
    public List<String> parseElements(List<String> elements) throws ValueException {
      if (elements.isEmpty() || elements.getFirst().isBlank()) {
        throw new ValueException("expected " + expected());
      }
      String program = elements.getFirst();
      if (program.contains("/") && !program.startsWith("/")) {
        throw new ValueException(
            "the program '" + program + "' is neither a plain name nor an absolute path");
      }
      return List.copyOf(elements);
    }

    @Override
    public String format(List<String> value) {
      return ValueTypes.TEXTS.format(value);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", Map.of("type", "string"), "minItems", 1);
    }
  }
}

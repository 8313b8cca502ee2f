package dev.tend.config;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueType;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.WebUrl;
import dev.tend.override.Version;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The value types that only the agent's configuration has. */
final class ConfigurationTypes {
  /** A path; a relative one is below the directory of the file it is in. */
  static final ValueType<Path> PATH =
      new ScalarType<>(Path.class, "path", "a path", ConfigurationTypes::path);

  static final ValueType<List<Path>> PATHS = ValueTypes.listOf(PATH);
  static final ValueType<List<String>> NAMES = ValueTypes.listOf(ValueTypes.NAME);
  static final ValueType<List<String>> USERS = ValueTypes.listOf(NameTypes.USER);

  /** A size in bytes. */
  static final ValueType<Long> SIZE =
      new ScalarType<>(
          Long.class,
          "size",
          "a size of at least 10MB with its unit, such as 500MB or 1GB",
          ConfigurationTypes::size,
          bytes -> ValueTypes.QUANTITY.format(new Quantity(bytes, Dimension.SIZE)));

  static final ValueType<ListenAddress> LISTEN =
      new ScalarType<>(
          ListenAddress.class, "address and port", ListenAddress.EXPECTED, ListenAddress::parse);

  static final ValueType<InetAddress> ADDRESS =
      new ScalarType<>(
          InetAddress.class,
          "address",
          "an address of this host, such as 127.0.0.1",
          AddressRange::address,
          InetAddress::getHostAddress);

  static final ValueType<List<AddressRange>> RANGES =
      ValueTypes.listOf(
          new ScalarType<>(
              AddressRange.class, "address or range", AddressRange.EXPECTED, AddressRange::parse));

  static final InetAddress LOOPBACK = literal("127.0.0.1");

  /** Whoever is on this host. */
  static final List<AddressRange> THIS_HOST =
      List.of(new AddressRange(literal("127.0.0.0"), 8), new AddressRange(literal("::1"), 128));

  static final ValueType<WebUrl> WEB_ADDRESS =
      new ScalarType<>(
          WebUrl.class,
          "web address",
          "an address such as https://alerts.example.org/hook",
          ConfigurationTypes::webAddress);

  static final ValueType<String> HEADER_NAME =
      text(
          "header name",
          "the name of a header, such as Authorization",
          "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

  /** The name of a parameter of a health set. */
  static final ValueType<String> PARAMETER_NAME =
      text(
          "parameter",
          "HealthSet.parameter",
          "[A-Za-z0-9][A-Za-z0-9._-]*\\.[A-Za-z0-9][A-Za-z0-9_-]*");

  static final ValueType<String> VERSION =
      new ScalarType<>(
          String.class,
          "version",
          "a version, such as 3.7.11",
          text -> Version.parse(text).toString());

  static final ValueType<List<String>> COMMAND = new Command();

  private static final double SMALLEST = 10 * 1024 * 1024;

  private ConfigurationTypes() {}

  private static InetAddress literal(String text) {
    try {
      return AddressRange.address(text);
    } catch (ValueException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A duration with a minimum, below which it must be a mistake. */
  static ValueType<Duration> durationOfAtLeast(Duration least) {
    String expected =
        "a duration of at least "
            + ValueTypes.DURATION.format(least)
            + " with its unit, such as 10m or 30d";
    return new ScalarType<>(
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

  private static WebUrl webAddress(String text) throws ValueException {
    WebUrl address;
    try {
      address = WebUrl.parse(text);
    } catch (ValueException wrong) {
      throw new ValueException("expected " + WEB_ADDRESS.expected() + ": " + wrong.getMessage());
    }
    if (address.encrypted() && address.host().indexOf('_') >= 0) {
      throw new ValueException(
          "Java cannot check the certificate of a host with an underscore, so no page would arrive;"
              + " give it another name");
    }
    return address;
  }

  private static ValueType<String> text(String name, String expected, String pattern) {
    return new ScalarType<>(
        String.class, name, expected, text -> checked(text, any -> any.matches(pattern), expected));
  }

  private static <T> T checked(T value, Predicate<T> good, String expected) throws ValueException {
    if (!good.test(value)) {
      throw new ValueException("expected " + expected);
    }
    return value;
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
      throw new ValueException("expected " + expected() + "; no shell splits a line");
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

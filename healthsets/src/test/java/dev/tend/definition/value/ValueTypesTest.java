package dev.tend.definition.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTypesTest {
  private static final ValueType<Aspect> ASPECT = ValueTypes.oneOf(Aspect.class);
  private static final ValueType<Map<Integer, Aspect>> BY_NUMBER =
      ValueTypes.byNumber("exit code", 255, ASPECT);

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(ValueTypes.DURATION, Duration.ZERO, "0s"),
        Arguments.of(ValueTypes.DURATION, Duration.ofMillis(93_784_005), "1d2h3m4s5ms"),
        Arguments.of(ValueTypes.COUNT, 1, "1"),
        Arguments.of(ValueTypes.COUNT, Integer.MAX_VALUE, "2147483647"),
        Arguments.of(ValueTypes.PORT, 65_535, "65535"),
        Arguments.of(NameTypes.SOCKET, "25", "25"),
        Arguments.of(NameTypes.SOCKET, "{target}", "{target}"),
        Arguments.of(NameTypes.SOCKET, "private/smtp", "private/smtp"),
        Arguments.of(NameTypes.SOCKET, "/run/dovecot/auth", "/run/dovecot/auth"),
        Arguments.of(NameTypes.SOCKET, "@abstract", "@abstract"),
        Arguments.of(ValueTypes.PATTERN, "{target}: (?<key>a|b)", "{target}: (?<key>a|b)"),
        Arguments.of(ValueTypes.PERCENT, 99.5, "99.5%"),
        Arguments.of(ValueTypes.PERCENT, 100d, "100%"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(250, Dimension.NUMBER), "250"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(-0.5, Dimension.NUMBER), "-0.5"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(90, Dimension.PERCENT), "90%"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(10L << 30, Dimension.SIZE), "10GB"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(1_500, Dimension.SIZE), "1500B"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(0, Dimension.SIZE), "0B"),
        Arguments.of(ValueTypes.QUANTITY, new Quantity(0.8, Dimension.TIME), "0.8s"),
        Arguments.of(ValueTypes.TEXT, "SMTP is down on {server}", "SMTP is down on {server}"),
        Arguments.of(ValueTypes.NAME, "Smtp.Self-Test_1", "Smtp.Self-Test_1"),
        Arguments.of(ValueTypes.SECRET, "${secret:probe}", "${secret:probe}"),
        Arguments.of(ValueTypes.BOOLEAN, true, "true"),
        Arguments.of(ValueTypes.NAMES, List.of("A", "B"), "A,B"),
        Arguments.of(ValueTypes.TEXTS, List.of("s/a,b/\\w/", "x"), "s/a\\,b/\\\\w/,x"),
        Arguments.of(ValueTypes.TEXT_MAP, Map.of("a", "x,y=z", "b", "c"), "a=x\\,y=z,b=c"),
        Arguments.of(ValueTypes.TEXT_MAP, Map.of(), ""),
        Arguments.of(BY_NUMBER, Map.of(1, Aspect.LATENCY, 2, Aspect.ERRORS), "1=latency,2=errors"),
        Arguments.of(ASPECT, Aspect.LATENCY, "latency"),
        Arguments.of(
            ValueTypes.notificationServiceClass(),
            NotificationServiceClass.URGENT_IN_TRAINING,
            "UrgentInTraining"));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void what_is_printed_is_read_back(ValueType<T> type, T value, String text)
      throws ValueException {
    assertThat(type.format(value)).isEqualTo(text);
    assertThat(type.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "30s,30000",
    "5m,300000",
    "32h,115200000",
    "1h30m,5400000",
    "800ms,800",
    "7d,604800000"
  })
  void durations_carry_their_units(String text, long millis) throws ValueException {
    assertThat(ValueTypes.DURATION.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void sizes_are_1024_based_whatever_their_spelling() throws ValueException {
    Quantity gigabytes = new Quantity(2L << 30, Dimension.SIZE);
    for (String text : List.of("2GB", "2GiB", "2gb", "2048MB", "2 GB")) {
      assertThat(ValueTypes.QUANTITY.parse(text)).as(text).isEqualTo(gigabytes);
    }
  }

  @Test
  void a_bare_number_is_no_duration_and_the_readings_are_named() {
    assertThatThrownBy(() -> ValueTypes.DURATION.parse("20"))
        .isInstanceOf(ValueException.class)
        .hasMessage("a bare number has no unit; write 20s, 20m or 20h");
  }

  @ParameterizedTest
  @CsvSource({"s", "m5", "5x", "-5s", "1s1h", "5 m"})
  void what_is_no_duration_is_refused(String text) {
    assertThatThrownBy(() -> ValueTypes.DURATION.parse(text)).isInstanceOf(ValueException.class);
  }

  @Test
  void limits_are_kept() {
    for (String socket : List.of("0", "65536", "smtp", "25 26", "a b/c", "@")) {
      assertThatThrownBy(() -> NameTypes.SOCKET.parse(socket)).isInstanceOf(ValueException.class);
    }
    assertThatThrownBy(() -> ValueTypes.PATTERN.parse("red (?<key")).hasMessageContaining("near");
    assertThatThrownBy(() -> ValueTypes.METRIC.parse("1st")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.COUNT.parse("0")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.PORT.parse("65536")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.PERCENT.parse("101%")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.PERCENT.parse("90")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.QUANTITY.parse("5XB")).hasMessageContaining("not a unit");
    assertThatThrownBy(() -> ValueTypes.SECRET.parse("hunter2")).isInstanceOf(ValueException.class);
    assertThatThrownBy(() -> ValueTypes.TEXT.parse(" ")).isInstanceOf(ValueException.class);
    for (String entries : List.of("256=latency", "-1=latency", "01=latency", "x=latency", "1=")) {
      assertThatThrownBy(() -> BY_NUMBER.parse(entries)).isInstanceOf(ValueException.class);
    }
    assertThatThrownBy(() -> BY_NUMBER.parse("1=slow")).hasMessageContaining("latency");
    assertThatThrownBy(() -> ValueTypes.TEXTS.parseElements(List.of()))
        .isInstanceOf(ValueException.class);
  }
}

package dev.tend.eventlog.schema;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Fields of an event, and where their values come from.
 *
 * @param values what gives each field its value; an empty optional or text leaves it out
 * @param <T> what the values come from
 */
record FieldSource<T>(Map<EventField, Function<? super T, ?>> values) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
  private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

  /** The second formatted last: most times fall in it, and formatting is the slowest step. */
  private static volatile Second last = new Second(Long.MIN_VALUE, "");

  private record Second(long epoch, String text) {}

  /** One field. */
  static <T> FieldSource<T> field(EventField field, Function<? super T, ?> value) {
    return new FieldSource<>(Map.of(field, value));
  }

  /** The identity of an item, with its parts. */
  static <T> FieldSource<T> item(Function<? super T, ItemId> item) {
    return all(
        List.of(
            field(EventField.ITEM, item),
            field(EventField.HEALTH_SET, event -> item.apply(event).healthSet()),
            field(EventField.TARGET, event -> item.apply(event).target())));
  }

  /** Several. */
  static <T> FieldSource<T> all(List<FieldSource<T>> sources) {
    Map<EventField, Function<? super T, ?>> all = new LinkedHashMap<>();
    sources.forEach(source -> all.putAll(source.values));
    return new FieldSource<>(all);
  }

  /** The same fields of what holds a {@code T}. */
  <S> FieldSource<S> in(Function<? super S, ? extends T> holder) {
    Map<EventField, Function<? super S, ?>> all = new LinkedHashMap<>();
    values.forEach((field, value) -> all.put(field, event -> value.apply(holder.apply(event))));
    return new FieldSource<>(all);
  }

  /** Values under variable names; only the first ones, up to a limit. */
  record Named<E>(List<E> list, int most, Function<E, String> name, Function<E, ?> value) {}

  /** A value as it goes into a line: a text, a number, a boolean, a list, or {@link Named} ones. */
  static Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Optional<?> maybe -> maybe.isPresent() ? plain(maybe.get()) : "";
      case OptionalDouble maybe -> maybe.isPresent() ? number(maybe.getAsDouble()) : "";
      case Instant time -> date(time);
      case Duration time -> number(time.toSeconds() + time.toMillisPart() / 1000.0);
      case Integer number -> number.longValue();
      case Double number -> number(number);
      case Enum<?> constant -> WORDS.computeIfAbsent(constant, FieldSource::word);
      case ItemId item -> item.toString();
      default -> value;
    };
  }

  private static String date(Instant time) {
    Second second = last;
    if (second.epoch != time.getEpochSecond()) {
      second = new Second(time.getEpochSecond(), SECONDS.format(time));
      last = second;
    }
    int millis = time.getNano() / 1_000_000;
    return second.text + (millis < 10 ? "00" : millis < 100 ? "0" : "") + millis + "Z";
  }

  /** Without a fraction where it has none; JSON has neither infinity nor NaN. */
  private static Object number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : value;
  }

  /** {@code DidNotHelp} for {@code DID_NOT_HELP}. */
  private static String word(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().split("_", -1)) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }
}

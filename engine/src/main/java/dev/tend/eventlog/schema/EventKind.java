package dev.tend.eventlog.schema;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One kind of event: the one row from which its line, its text, its chapter of the reference and
 * its expectations in tests are made. All of them are listed in {@link EventKinds}.
 *
 * @param <T> the record of such an event
 */
public final class EventKind<T> {
  private final String text;
  private final String recorded;
  private final Function<? super T, Channel> channel;
  private final Function<SentenceParts, EventText> sentence;
  private final Map<EventField, Function<? super T, ?>> sources = new EnumMap<>(EventField.class);
  private final List<EventField> fields;
  private final List<Function<? super T, ?>> values;

  EventKind(
      String text,
      String recorded,
      Function<? super T, Channel> channel,
      Function<SentenceParts, EventText> sentence,
      List<FieldSource<T>> sources) {
    this.text = text;
    this.recorded = recorded;
    this.channel = channel;
    this.sentence = sentence;
    Map<EventField, Function<? super T, ?>> inOrder = FieldSource.all(sources).values();
    this.sources.putAll(inOrder);
    this.fields = inOrder.keySet().stream().filter(field -> field != EventField.MESSAGE).toList();
    this.values = fields.stream().<Function<? super T, ?>>map(inOrder::get).toList();
  }

  /** The word in {@code event.action}. */
  public String text() {
    return text;
  }

  /** When such an event is recorded. */
  public String recorded() {
    return recorded;
  }

  /** The fields that such an event may have, besides those of every line. */
  public Set<EventField> fields() {
    return Set.copyOf(fields);
  }

  /** The sentence for a person, made of the event's fields, wherever they come from. */
  public EventText sentence(SentenceParts parts) {
    return sentence.apply(parts);
  }

  Channel channel(T event) {
    return channel.apply(event);
  }

  /** The value of a field; empty text when such an event has none. */
  Object value(T event, EventField field) {
    Function<? super T, ?> source = sources.get(field);
    return source == null ? "" : FieldSource.plain(source.apply(event));
  }

  void forEach(T event, BiConsumer<EventField, Object> taker) {
    for (int i = 0; i < fields.size(); i++) {
      taker.accept(fields.get(i), FieldSource.plain(values.get(i).apply(event)));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.tend.testing.testfile;

import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.eventlog.schema.EventContent;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import dev.tend.eventlog.schema.EventKinds;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.TimelineEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event of any kind, by its fields. A field goes by its name without {@code tend.} in front and
 * without dots: {@code throttleInhour} is {@code tend.throttle.inhour}.
 */
final class EventForm {
  private static final Pattern DOT = Pattern.compile("\\.(.)");

  private static final FieldSpec<String> EVENT =
      FieldSpec.required(
          "event",
          ValueSchema.of(
              new ScalarType<>(
                  String.class,
                  "event",
                  "the kind of an event, as events.md names it",
                  EventForm::kind,
                  kind -> kind,
                  Map.of("type", "string", "enum", List.copyOf(EventKinds.all().keySet())))),
          "The kind of event, as docs/reference/events.md names it.");

  private final FieldSpec<ItemId> item;
  private final Map<EventField, FieldSpec<String>> texts = new EnumMap<>(EventField.class);

  private EventForm(ValueShapes words) {
    item = FieldSpec.optional("item", words.item, EventField.ITEM.meaning());
    for (EventField field : EventField.values()) {
      boolean fixed = field != EventField.ITEM && field != EventField.MESSAGE;
      boolean used =
          EventKinds.all().values().stream().anyMatch(kind -> kind.fields().contains(field));
      if (fixed && used && !field.text().endsWith("*")) {
        texts.put(field, FieldSpec.optional(name(field), ValueTypes.ANY, field.meaning()));
      }
    }
  }

  static ObjectSchema<Expectation> of(ValueShapes words) {
    EventForm form = new EventForm(words);
    List<FieldSpec<?>> keys = new ArrayList<>(List.of(EVENT, form.item));
    keys.addAll(form.texts.values());
    keys.add(ThenForms.CONTAINING);
    return ThenForms.happening(
        "Something is recorded, of whichever kind. Which fields it has stands in the event"
            + " reference: throttleInhour here is tend.throttle.inhour there.",
        keys,
        form::expected);
  }

  private static String kind(String text) throws ValueException {
    String kind = text.toLowerCase(Locale.ROOT);
    if (!EventKinds.all().containsKey(kind)) {
      throw new ValueException(
          "there is no such kind of event"
              + Suggestions.nearest(kind, EventKinds.all().keySet())
                  .map(name -> "; did you mean " + Problem.quote(name) + "?")
                  .orElse(""));
    }
    return kind;
  }

  private static String name(EventField field) {
    return DOT.matcher(field.text().replaceFirst("^tend\\.", ""))
        .replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
  }

  private Expectation expected(Fields fields) throws ValueException {
    Map<EventField, String> wanted = new EnumMap<>(EventField.class);
    texts.forEach((field, key) -> fields.find(key).ifPresent(text -> wanted.put(field, text)));
    String event = fields.get(EVENT);
    EventKind<?> kind = Optional.ofNullable(EventKinds.all().get(event)).orElseThrow();
    for (EventField field : wanted.keySet()) {
      if (!kind.fields().contains(field)) {
        throw new ValueException(
            "an event " + event + " has no field " + name(field) + "; it has " + names(kind));
      }
    }
    StringBuilder text = new StringBuilder(event);
    fields.find(item).ifPresent(id -> text.append(' ').append(id));
    wanted.forEach((field, one) -> text.append(", ").append(name(field)).append(' ').append(one));
    return ThenForms.expected(
        fields,
        text + ThenForms.containing(fields),
        entry ->
            entry instanceof TimelineEntry.Event happened
                && fits(fields, event, wanted, EventContent.of(happened.body())));
  }

  private boolean fits(
      Fields fields, String event, Map<EventField, String> wanted, EventContent<?> content) {
    return content.kind().text().equals(event)
        && fields.find(item).filter(id -> !covers(id, content.of(EventField.ITEM))).isEmpty()
        && wanted.entrySet().stream()
            .allMatch(one -> content.of(one.getKey()).equalsIgnoreCase(one.getValue()))
        && ThenForms.contains(fields, ThenForms.CONTAINING, content.sentence().text());
  }

  /** Whether an item is meant, or is a target of the one that is. */
  private static boolean covers(ItemId said, String item) {
    String rest = said + "\\";
    return item.equalsIgnoreCase(said.toString())
        || (said.target().isEmpty() && item.regionMatches(true, 0, rest, 0, rest.length()));
  }

  private static String names(EventKind<?> kind) {
    return String.join(", ", kind.fields().stream().map(EventForm::name).sorted().toList());
  }
}

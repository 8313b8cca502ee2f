package dev.tend.testing.testfile;

import dev.tend.core.event.Refusal;
import dev.tend.core.event.Verdict;
import dev.tend.definition.ItemId;
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
 * An event of any kind, by its fields. A field is named without {@code tend.} in front and without
 * dots: {@code throttleInhour} is {@code tend.throttle.inhour}.
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

  private EventForm(TestValues values) {
    item = FieldSpec.optional("item", values.item, EventField.ITEM.meaning());
    for (EventField field : EventField.values()) {
      boolean fixed = field != EventField.ITEM && field != EventField.MESSAGE;
      boolean used =
          EventKinds.all().values().stream().anyMatch(kind -> kind.fields().contains(field));
      if (fixed && used && !field.text().endsWith("*")) {
        texts.put(field, FieldSpec.optional(name(field), ValueTypes.ANY, field.meaning()));
      }
    }
  }

  static ObjectSchema<Expectation> of(TestValues values) {
    EventForm form = new EventForm(values);
    List<FieldSpec<?>> keys = new ArrayList<>(List.of(EVENT, form.item));
    keys.addAll(form.texts.values());
    keys.add(ThenForms.CONTAINING);
    return ThenForms.happening(
        "An event of any kind is recorded. The event reference says which fields it has;"
            + " throttleInhour here is tend.throttle.inhour there.",
        keys,
        form::expected);
  }

  /** Short forms for what tests of responders expect most. */
  static List<ObjectSchema<Expectation>> ofResponders(TestValues values) {
    return List.of(
        ofResponder(
            "acts",
            "An action of a responder begins.",
            EventKinds.RECOVERY_STARTED,
            values,
            Map.of()),
        ofResponder(
            "refused",
            "A responder that is due is refused; recorded once per change of the reason.",
            EventKinds.RESPONDER_REFUSED,
            values,
            Map.of(
                FieldSpec.optional(
                    "because",
                    ValueSchema.word(Refusal.class, Refusal::text).map(Refusal::text),
                    "The reason. Without it: any."),
                EventField.REFUSAL)),
        ofResponder(
            "verdict",
            "An action is judged.",
            EventKinds.RECOVERY_JUDGED,
            values,
            Map.of(
                FieldSpec.required(
                    "is", ValueSchema.word(Verdict.class).map(Verdict::text), "The verdict."),
                EventField.VERDICT)));
  }

  private static ObjectSchema<Expectation> ofResponder(
      String lead,
      String meaning,
      EventKind<?> kind,
      TestValues values,
      Map<FieldSpec<String>, EventField> keys) {
    FieldSpec<ItemId> responder = FieldSpec.required(lead, values.responder, "The responder.");
    List<FieldSpec<?>> all = new ArrayList<>(List.of(responder));
    all.addAll(keys.keySet());
    all.add(ThenForms.CONTAINING);
    return ThenForms.happening(
        meaning,
        all,
        fields -> {
          Map<EventField, String> wanted = new EnumMap<>(EventField.class);
          keys.forEach((key, field) -> fields.find(key).ifPresent(one -> wanted.put(field, one)));
          String text =
              fields.get(responder)
                  + " "
                  + lead
                  + (wanted.isEmpty() ? "" : ": " + String.join(", ", wanted.values()));
          return expected(fields, text, kind, fields.find(responder), wanted);
        });
  }

  private static String kind(String text) throws ValueException {
    String kind = text.toLowerCase(Locale.ROOT);
    if (!EventKinds.all().containsKey(kind)) {
      throw new ValueException(
          "there is no such kind of event" + Suggestions.instead(kind, EventKinds.all().keySet()));
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
    return expected(fields, text.toString(), kind, fields.find(item), wanted);
  }

  /**
   * An event of a kind is expected: about an item, with these fields, containing what is wanted.
   */
  static Expectation expected(
      Fields fields,
      String text,
      EventKind<?> kind,
      Optional<ItemId> item,
      Map<EventField, String> wanted)
      throws ValueException {
    return ThenForms.expected(
        fields,
        text + ThenForms.containing(fields),
        entry ->
            entry instanceof TimelineEntry.Event happened
                && EventContent.of(happened.body()).kind() == kind
                && fits(fields, item, wanted, EventContent.of(happened.body())));
  }

  private static boolean fits(
      Fields fields,
      Optional<ItemId> item,
      Map<EventField, String> wanted,
      EventContent<?> content) {
    return item.filter(id -> !covers(id, content.of(EventField.ITEM))).isEmpty()
        && wanted.entrySet().stream()
            .allMatch(one -> content.of(one.getKey()).equalsIgnoreCase(one.getValue()))
        && ThenForms.contains(fields, ThenForms.CONTAINING, content.sentence().text());
  }

  /** Whether an item is the one that was named, or a target of it. */
  private static boolean covers(ItemId named, String item) {
    String rest = named + "\\";
    return item.equalsIgnoreCase(named.toString())
        || (named.target().isEmpty() && item.regionMatches(true, 0, rest, 0, rest.length()));
  }

  private static String names(EventKind<?> kind) {
    return String.join(", ", kind.fields().stream().map(EventForm::name).sorted().toList());
  }
}

package dev.tend.testing.testfile;

import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOf;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The entries under {@code then:}: what is expected. */
final class ThenForms {
  static final FieldSpec<Integer> TIMES =
      FieldSpec.optional(
          "times", ValueTypes.NUMBER, "How often in that time, exactly; 0: never. Default: 1.");
  static final FieldSpec<OneOrMany<String>> CONTAINING =
      FieldSpec.optional(
          "containing",
          ValueSchema.oneOrMany(TestValues.TEXT),
          "Texts that its message contains, in any case.");

  private ThenForms() {}

  static ValueSchema<Expectation> of(TestValues values) {
    return new OneOf<>(
        Stream.of(
                StateForms.of(values),
                EventForm.ofResponders(values),
                List.of(PageForm.of(values), EventForm.of(values)),
                NoticeForms.of(values))
            .<ObjectSchema<? extends Expectation>>flatMap(List::stream)
            .toList());
  }

  /** A form of a happening with these keys, whose first tells it from others. */
  static ObjectSchema<Expectation> happening(
      String meaning, List<? extends FieldSpec<?>> keys, ObjectSchema.Maker<Expectation> maker) {
    List<FieldSpec<?>> all = new ArrayList<>(keys);
    all.addAll(1, List.of(Times.AT, Times.FROM, Times.TO, TIMES));
    return new ObjectSchema<>(meaning, all, maker);
  }

  static Expectation expected(Fields fields, String text, Predicate<TimelineEntry> meant)
      throws ValueException {
    return new Expectation.Happens(
        fields.at(), Times.period(fields), fields.get(TIMES, 1), text, meant);
  }

  /** Whether a text contains all that is wanted. */
  static boolean contains(Fields fields, FieldSpec<OneOrMany<String>> fieldSpec, String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return fields.find(fieldSpec).map(OneOrMany::values).orElse(List.of()).stream()
        .allMatch(part -> folded.contains(part.toLowerCase(Locale.ROOT)));
  }

  /** What {@code containing} adds to the text of an expectation. */
  static String containing(Fields fields) {
    return fields
        .find(CONTAINING)
        .map(oneOrMany -> " containing '" + String.join("', '", oneOrMany.values()) + "'")
        .orElse("");
  }
}

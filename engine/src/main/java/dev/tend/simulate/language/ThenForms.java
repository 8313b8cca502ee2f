package dev.tend.simulate.language;

import dev.tend.core.event.EventBody;
import dev.tend.definition.value.ValueException;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.expect.Happening;
import dev.tend.simulate.form.Choice;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Several;
import dev.tend.simulate.form.Shape;
import dev.tend.simulate.form.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The entries under {@code then:}: what is expected. */
final class ThenForms {
  static final Key<Integer> TIMES =
      Key.optional(
          "times",
          Shapes.scalar(Counts.FROM_ZERO),
          "How often in that time, exactly; 0: never. Default: 1.");
  static final Key<Several<String>> CONTAINING =
      Key.optional(
          "containing",
          Shapes.oneOrMore(Vocabulary.TEXT),
          "Texts that stand in what a person reads of it; case does not count.");

  private ThenForms() {}

  static Shape<Expectation> of(Vocabulary words) {
    return new Choice<>(
        Stream.of(
                StateForms.of(words),
                ActForms.of(words),
                PageForms.of(words),
                RecordForms.of(words),
                NoticeForms.of(words))
            .<Form<? extends Expectation>>flatMap(List::stream)
            .toList());
  }

  /** A form of a happening with these keys, whose first tells it from others. */
  static Form<Expectation> happening(
      String meaning, List<? extends Key<?>> keys, Form.Maker<Expectation> maker) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.addAll(1, List.of(Times.AT, Times.FROM, Times.TO, TIMES));
    return new Form<>(meaning, all, maker);
  }

  /** An event of a kind is expected. */
  static <E extends EventBody> Expectation event(
      Fields fields, String text, Class<E> kind, Predicate<E> meant) throws ValueException {
    return expected(
        fields,
        text,
        happening ->
            happening instanceof Happening.Event event
                && kind.isInstance(event.body())
                && meant.test(kind.cast(event.body())));
  }

  static Expectation expected(Fields fields, String text, Predicate<Happening> meant)
      throws ValueException {
    return new Expectation.Happens(
        fields.at(), Times.period(fields), fields.get(TIMES, 1), text, meant);
  }

  /** Whether a text holds all that is wanted. */
  static boolean contains(Fields fields, Key<Several<String>> key, String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return fields.find(key).map(Several::values).orElse(List.of()).stream()
        .allMatch(part -> folded.contains(part.toLowerCase(Locale.ROOT)));
  }

  /** What {@code containing} adds to the text of an expectation. */
  static String containing(Fields fields) {
    return fields
        .find(CONTAINING)
        .map(several -> " containing '" + String.join("', '", several.values()) + "'")
        .orElse("");
  }
}

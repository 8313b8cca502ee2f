package dev.tend.simulate.language;

import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.form.Choice;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The entries under {@code when:}: what people and the world do at an instant. */
final class WhenForms {
  private WhenForms() {}

  static Shape<Moment> of(Vocabulary words, Definitions definitions) {
    return new Choice<>(
        Stream.of(
                OperatorForms.of(words),
                ResultForms.of(words),
                WorldForms.of(),
                ChangeForms.of(words, definitions))
            .<Form<? extends Moment>>flatMap(List::stream)
            .toList());
  }

  /** A form with {@code at} and these keys, whose first tells it from others. */
  static Form<Moment> form(
      String meaning, List<? extends Key<?>> keys, Form.Maker<Consumer<ManualAgent>> maker) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.add(1, Times.AT_REQUIRED);
    return new Form<>(
        meaning,
        all,
        fields -> new Moment(fields.get(Times.AT_REQUIRED), maker.make(fields), false));
  }
}

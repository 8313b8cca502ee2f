package dev.tend.testing.testfile;

import dev.tend.core.input.Input;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.OneOf;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.SimulatedAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The entries under {@code when:}: what people and the world do at an instant. */
final class WhenForms {
  private WhenForms() {}

  static ValueSchema<ScheduledStep> of(TestValues values) {
    return new OneOf<>(
        Stream.of(
                OperatorForms.of(values),
                ResultForms.of(values),
                EnvironmentForms.of(),
                ChangeForms.of(values))
            .<ObjectSchema<? extends ScheduledStep>>flatMap(List::stream)
            .toList());
  }

  /** A form with {@code at} and these keys, whose first tells it from others. */
  static ObjectSchema<ScheduledStep> form(
      String meaning,
      List<? extends FieldSpec<?>> keys,
      ObjectSchema.Maker<Consumer<SimulatedAgent>> maker) {
    List<FieldSpec<?>> all = new ArrayList<>(keys);
    all.add(1, Times.AT_REQUIRED);
    return new ObjectSchema<>(
        meaning,
        all,
        fields -> new ScheduledStep(fields.get(Times.AT_REQUIRED), maker.make(fields), false));
  }

  /** A form whose step is one input of the core. */
  static ObjectSchema<ScheduledStep> input(
      String meaning,
      List<? extends FieldSpec<?>> keys,
      BiFunction<Fields, SimulatedAgent, Input> input) {
    return form(meaning, keys, fields -> agent -> agent.submit(input.apply(fields, agent)));
  }
}

package dev.tend.testing.testfile;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The agent's settings in a case. What is not mentioned stays as it was. */
final class SettingsForm {
  private static final FieldSpec<Mode> MODE =
      FieldSpec.optional(
          "mode",
          ValueSchema.word(Mode.class),
          "How far recovery may go. Default: act, unlike in an agent.");
  private static final FieldSpec<Duration> STARTUP_GRACE =
      FieldSpec.optional(
          "startupGrace",
          TestValues.TIME,
          "How long after the start nothing is disturbed. Default: 0s, unlike in an agent.");
  private static final FieldSpec<List<String>> ARMED =
      FieldSpec.optional(
          "armed",
          ValueSchema.list(TestValues.NAME),
          "The destructive responder types that may run. Default: none.");
  private static final FieldSpec<String> SERVER =
      FieldSpec.optional("server", TestValues.TEXT, "The server's name. Default: mail1.");
  private static final FieldSpec<Integer> PER_HOUR =
      FieldSpec.optional(
          "maximumPerHour",
          ValueTypes.COUNT,
          "How many disturbing actions are allowed in any hour. Default: 6.");
  private static final FieldSpec<Integer> PER_DAY =
      FieldSpec.optional(
          "maximumPerDay",
          ValueTypes.COUNT,
          "How many disturbing actions are allowed in any 24 hours. Default: 12.");

  private SettingsForm() {}

  /** The defaults for files and cases: everything may happen at once. */
  static CoreSettings defaults() {
    CoreSettings agent = CoreSettings.defaults("mail1");
    return new CoreSettings(
        agent.server(),
        Mode.ACT,
        Duration.ZERO,
        Set.of(),
        agent.maximumPerHour(),
        agent.maximumPerDay());
  }

  static ObjectSchema<UnaryOperator<CoreSettings>> schema() {
    return new ObjectSchema<>(
        "The agent's settings.",
        List.of(MODE, STARTUP_GRACE, ARMED, SERVER, PER_HOUR, PER_DAY),
        fields -> before -> changed(before, fields));
  }

  private static CoreSettings changed(CoreSettings before, Fields fields) {
    return new CoreSettings(
        fields.get(SERVER, before.server()),
        fields.get(MODE, before.recoveryActions()),
        fields.get(STARTUP_GRACE, before.startupGrace()),
        fields.find(ARMED).map(Set::copyOf).orElse(before.armed()),
        fields.get(PER_HOUR, before.maximumPerHour()),
        fields.get(PER_DAY, before.maximumPerDay()));
  }
}

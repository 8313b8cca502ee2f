package dev.tend.testing.testfile;

import dev.tend.core.input.EnvironmentInput;
import dev.tend.definition.value.Word;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import java.time.Duration;
import java.util.List;

/** What goes on around the agent. */
final class EnvironmentForms {
  private static final FieldSpec<String> RESOURCE =
      FieldSpec.optional(
          "resource",
          TestValues.TEXT,
          "What it concerns, such as service:postfix. Without it: the whole server.");
  private static final FieldSpec<Boolean> ACTIVE =
      FieldSpec.optional("active", TestValues.BOOLEAN, "false when it is over. Default: true.");
  private static final FieldSpec<String> DETAIL =
      FieldSpec.optional("detail", TestValues.TEXT, "What a person should read.");
  private static final FieldSpec<Boolean> ANOTHER_SERVES =
      FieldSpec.required(
          "anotherServes", TestValues.BOOLEAN, "Whether another server serves the component.");
  private static final FieldSpec<String> REFUSAL =
      FieldSpec.optional(
          "refusal", TestValues.TEXT, "Why this server must not act. Without it: it may.");

  private enum Ending implements Word.Camel {
    CRASH,
    ORDERLY
  }

  private static final FieldSpec<Ending> RESTART =
      FieldSpec.required(
          "restart",
          ValueSchema.word(Ending.class),
          "crash: up to half a minute of the windows is lost; orderly: they are kept at the end.");
  private static final FieldSpec<Duration> DOWN_FOR =
      FieldSpec.optional("for", TestValues.TIME, "How long it is down. Default: 0s.");

  private EnvironmentForms() {}

  static List<ObjectSchema<ScheduledStep>> of() {
    return List.of(
        operatorWork(),
        group(),
        wallClock("wallClockForward", 1),
        wallClock("wallClockBack", -1),
        restart());
  }

  private static ObjectSchema<ScheduledStep> operatorWork() {
    FieldSpec<EnvironmentInput.Work> work =
        FieldSpec.required(
            "operatorWork",
            ValueSchema.word(EnvironmentInput.Work.class, EnvironmentForms::word),
            "What shows that an operator is at work.");
    return WhenForms.input(
        "An operator is seen at work, or no longer.",
        List.of(work, RESOURCE, ACTIVE, DETAIL),
        (fields, agent) ->
            new EnvironmentInput.OperatorWorkSeen(
                fields.get(work),
                fields.get(RESOURCE, ""),
                fields.get(ACTIVE, true),
                fields.get(DETAIL, word(fields.get(work)))));
  }

  private static String word(EnvironmentInput.Work work) {
    return switch (work) {
      case PACKAGE_MANAGER -> "packageManager";
      case UNIT_STOPPED -> "unitStopped";
      case UNIT_ENDED -> "unitEnded";
      case SHUTDOWN -> "shutdown";
    };
  }

  private static ObjectSchema<ScheduledStep> group() {
    FieldSpec<String> component = FieldSpec.required("group", TestValues.NAME, "The component.");
    return WhenForms.input(
        "The group of servers says something about a component.",
        List.of(component, ANOTHER_SERVES, REFUSAL),
        (fields, agent) ->
            new EnvironmentInput.GroupReported(
                fields.get(component), fields.get(ANOTHER_SERVES), fields.get(REFUSAL, "")));
  }

  private static ObjectSchema<ScheduledStep> wallClock(String name, int direction) {
    FieldSpec<Duration> step = FieldSpec.required(name, TestValues.TIME, "How far it jumps.");
    return WhenForms.form(
        "The wall clock jumps; steady time does not.",
        List.of(step),
        fields -> agent -> agent.stepWallClock(fields.get(step).multipliedBy(direction)));
  }

  private static ObjectSchema<ScheduledStep> restart() {
    return new ObjectSchema<>(
        "The agent stops and starts again from what it kept.",
        List.of(RESTART, Times.AT_REQUIRED, DOWN_FOR),
        fields -> {
          Duration up = fields.get(Times.AT_REQUIRED).plus(fields.get(DOWN_FOR, Duration.ZERO));
          return new ScheduledStep(
              fields.get(Times.AT_REQUIRED),
              agent -> {
                agent.kill(fields.get(RESTART) == Ending.ORDERLY);
                agent.simulation().at(up, agent::revive);
              },
              true);
        });
  }
}

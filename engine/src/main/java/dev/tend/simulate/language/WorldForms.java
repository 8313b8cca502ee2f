package dev.tend.simulate.language;

import dev.tend.core.input.WorldInput;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.time.Duration;
import java.util.List;

/** What goes on around the agent. */
final class WorldForms {
  private static final Key<String> RESOURCE =
      Key.optional(
          "resource",
          Vocabulary.TEXT,
          "What it concerns, such as service:postfix. Without it: the whole server.");
  private static final Key<Boolean> ACTIVE =
      Key.optional("active", Vocabulary.BOOLEAN, "false when it is over. Default: true.");
  private static final Key<String> DETAIL =
      Key.optional("detail", Vocabulary.TEXT, "What a person should read.");
  private static final Key<Boolean> ANOTHER_SERVES =
      Key.required(
          "anotherServes", Vocabulary.BOOLEAN, "Whether another server serves the component.");
  private static final Key<String> REFUSAL =
      Key.optional("refusal", Vocabulary.TEXT, "Why this server must not act. Without it: it may.");

  private enum Ending {
    CRASH,
    ORDERLY;

    String text() {
      return this == CRASH ? "crash" : "orderly";
    }
  }

  private static final Key<Ending> RESTART =
      Key.required(
          "restart",
          Shapes.word(Ending.class, Ending::text),
          "crash: the windows are those of the last half minute; orderly: they are kept at the end.");
  private static final Key<Duration> DOWN_FOR =
      Key.optional("for", Vocabulary.TIME, "How long it is not there. Default: 0s.");

  private WorldForms() {}

  static List<Form<Moment>> of() {
    return List.of(
        operatorWork(),
        group(),
        wallClock("wallClockForward", 1),
        wallClock("wallClockBack", -1),
        restart());
  }

  private static Form<Moment> operatorWork() {
    Key<WorldInput.Work> work =
        Key.required(
            "operatorWork",
            Shapes.word(WorldInput.Work.class, WorldForms::word),
            "What shows that an operator is at work.");
    return WhenForms.form(
        "An operator is seen at work, or no longer.",
        List.of(work, RESOURCE, ACTIVE, DETAIL),
        fields ->
            agent ->
                agent.submit(
                    new WorldInput.OperatorWorkSeen(
                        fields.get(work),
                        fields.get(RESOURCE, ""),
                        fields.get(ACTIVE, true),
                        fields.get(DETAIL, word(fields.get(work))))));
  }

  private static String word(WorldInput.Work work) {
    return switch (work) {
      case PACKAGE_MANAGER -> "packageManager";
      case UNIT_STOPPED -> "unitStopped";
      case SHUTDOWN -> "shutdown";
    };
  }

  private static Form<Moment> group() {
    Key<String> component = Key.required("group", Vocabulary.NAME, "The component.");
    return WhenForms.form(
        "The group of servers says something about a component.",
        List.of(component, ANOTHER_SERVES, REFUSAL),
        fields ->
            agent ->
                agent.submit(
                    new WorldInput.GroupReported(
                        fields.get(component),
                        fields.get(ANOTHER_SERVES),
                        fields.get(REFUSAL, ""))));
  }

  private static Form<Moment> wallClock(String name, int direction) {
    Key<Duration> step = Key.required(name, Vocabulary.TIME, "How far it jumps.");
    return WhenForms.form(
        "The wall clock jumps; steady time does not.",
        List.of(step),
        fields -> agent -> agent.stepWallClock(fields.get(step).multipliedBy(direction)));
  }

  private static Form<Moment> restart() {
    return new Form<>(
        "The agent ends and starts anew, from what it kept.",
        List.of(RESTART, Times.AT_REQUIRED, DOWN_FOR),
        fields -> {
          Duration up = fields.get(Times.AT_REQUIRED).plus(fields.get(DOWN_FOR, Duration.ZERO));
          return new Moment(
              fields.get(Times.AT_REQUIRED),
              agent -> {
                agent.kill(fields.get(RESTART) == Ending.ORDERLY);
                agent.simulation().at(up, agent::revive);
              },
              true);
        });
  }
}

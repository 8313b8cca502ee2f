package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.effect.Effect;
import dev.tend.core.input.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A core that notes what it is told and answers what a test prepared. */
final class FakeCore implements CoreUnderTest {
  private final Deque<List<Effect>> answers = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private Optional<Instant> deadline = Optional.empty();
  private boolean keepsDeadline;

  /** What the next input is answered with. */
  void answersWith(Effect... effects) {
    answers.add(List.of(effects));
  }

  void wantsTickAt(Duration offset) {
    deadline = Optional.of(Simulation.START.plus(offset));
  }

  void neverGivesItsDeadlineUp() {
    keepsDeadline = true;
  }

  /** What it was told, each with the seconds since the start; and forgets it. */
  List<String> told() {
    List<String> taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  @Override
  public Decision handle(Input input, Instant now) {
    told.add(Duration.between(Simulation.START, now).toSeconds() + " " + Told.brief(input));
    if (!keepsDeadline && deadline.filter(at -> !at.isAfter(now)).isPresent()) {
      deadline = Optional.empty();
    }
    List<Effect> effects = answers.isEmpty() ? List.of() : answers.remove();
    return new Decision(List.of(), List.of(), effects);
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return deadline;
  }
}

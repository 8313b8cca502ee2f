package dev.tend.definition.check;

import dev.tend.definition.problem.Problem;
import java.util.function.Consumer;

/** A check of one health set. */
@FunctionalInterface
interface SetCheck {
  void look(SetIndex set, Consumer<Problem> found);
}

package dev.tend.definition.check;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.problem.Problem;
import java.util.function.Consumer;

/**
 * A check of every item of one kind, each by itself and with what it names.
 *
 * @param kind the kind
 * @param look what is done with one of them
 */
record ItemCheck<D extends ItemDefinition>(Class<D> kind, Look<D> look) implements SetCheck {

  /** A look at one item. */
  @FunctionalInterface
  interface Look<D extends ItemDefinition> {
    void at(SetIndex set, D item, Consumer<Problem> found);
  }

  @Override
  public void look(SetIndex set, Consumer<Problem> found) {
    set.definition().items().forEach(item -> lookAt(set, item, found));
  }

  /** Looks at an item if it is of this kind. */
  void lookAt(SetIndex set, ItemDefinition item, Consumer<Problem> found) {
    if (kind.isInstance(item)) {
      look.at(set, kind.cast(item), found);
    }
  }
}

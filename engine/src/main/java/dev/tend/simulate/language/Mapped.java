package dev.tend.simulate.language;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.yaml.Node;
import dev.tend.simulate.form.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is written like one thing and read into another. */
record Mapped<S, T>(Shape<S> shape, Function<S, T> function) implements Shape<T> {
  @Override
  public Optional<T> read(Node node, Problems problems) {
    return shape.read(node, problems).map(function);
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}

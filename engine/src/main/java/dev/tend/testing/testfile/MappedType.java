package dev.tend.testing.testfile;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.yaml.Node;
import dev.tend.testing.schema.FieldShape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is written like one thing and read into another. */
record MappedType<S, T>(FieldShape<S> shape, Function<S, T> function) implements FieldShape<T> {
  @Override
  public Optional<T> read(Node node, Problems problems) {
    return shape.read(node, problems).map(function);
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}

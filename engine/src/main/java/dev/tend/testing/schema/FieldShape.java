package dev.tend.testing.schema;

import dev.tend.definition.problem.Problems;
import dev.tend.definition.yaml.Node;
import java.util.Map;
import java.util.Optional;

/**
 * How one value is written.
 *
 * @param <T> what it is read into
 */
public interface FieldShape<T> {

  /** Reads a value; empty when it is wrong, which was reported. */
  Optional<T> read(Node node, Problems problems);

  /** The draft-07 JSON Schema of such a value. */
  Map<String, Object> schema();
}

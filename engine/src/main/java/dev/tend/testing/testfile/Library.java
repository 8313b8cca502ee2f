package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.Parameters;
import java.util.List;
import java.util.Optional;

/** Where the health sets that a test file names come from. */
@FunctionalInterface
public interface Library {
  /**
   * The health sets of some files.
   *
   * @param files the files, relative to the test file; empty: the one with the same stem, and all
   *     that it depends on
   * @param parameters values for the parameters of health sets
   * @throws ValueException if one cannot be read; the message is for the author of the test
   */
  List<HealthSetDefinition> load(Optional<List<String>> files, Parameters parameters)
      throws ValueException;
}

package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.Parameters;
import java.util.List;

/** Where the health sets that a test file names come from. */
public interface Library {

  /**
   * The health sets that a test file is about when it does not say: the one whose file has the same
   * stem, and all that it depends on.
   *
   * @param parameters values for the parameters of health sets
   * @throws ValueException if one cannot be read; the message is for the author of the test
   */
  List<HealthSetDefinition> siblings(Parameters parameters) throws ValueException;

  /**
   * The health sets of these files, relative to the test file.
   *
   * @param parameters values for the parameters of health sets
   * @throws ValueException if one cannot be read; the message is for the author of the test
   */
  List<HealthSetDefinition> load(List<String> files, Parameters parameters) throws ValueException;

  /** No health sets at all. */
  static Library empty() {
    return new Library() {
      @Override
      public List<HealthSetDefinition> siblings(Parameters parameters) {
        return List.of();
      }

      @Override
      public List<HealthSetDefinition> load(List<String> files, Parameters parameters) {
        return List.of();
      }
    };
  }
}

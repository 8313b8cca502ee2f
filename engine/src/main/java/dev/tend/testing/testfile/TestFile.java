package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.merge.ServerContext;
import java.util.List;

/**
 * One test file.
 *
 * @param file the file as the user named it
 * @param sets the health sets it is about
 * @param circumstances what overrides select servers by
 * @param cases its cases, in file order
 */
public record TestFile(
    String file,
    List<HealthSetDefinition> sets,
    ServerContext circumstances,
    List<TestCase> cases) {
  /** Copies the lists. */
  public TestFile {
    sets = List.copyOf(sets);
    cases = List.copyOf(cases);
  }
}

package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.Parameters;
import java.util.List;

/** A library together with the values that a test file gives to parameters. */
record Definitions(Library library, Parameters parameters) {
  List<HealthSetDefinition> load(List<String> files) throws ValueException {
    return library.load(files, parameters);
  }

  List<HealthSetDefinition> siblings() throws ValueException {
    return library.siblings(parameters);
  }
}

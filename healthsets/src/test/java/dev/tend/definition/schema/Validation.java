package dev.tend.definition.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tend.definition.type.Types;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An editor's view: somebody else's validator, somebody else's reading of YAML. */
final class Validation {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(HealthSetSchema.json(Types.builtIn()), InputFormat.JSON);
  private static final YAMLMapper YAML = new YAMLMapper();

  private Validation() {}

  /** What the schema refuses of a text. */
  static List<String> refused(String yaml) {
    JsonNode tree = YAML.readTree(yaml);
    return SCHEMA.validate(tree).stream().map(Error::toString).toList();
  }
}

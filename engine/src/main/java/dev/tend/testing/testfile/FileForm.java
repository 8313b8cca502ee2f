package dev.tend.testing.testfile;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.override.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A whole test file; what its cases are is left to the caller. */
final class FileForm {
  private static final FieldSpec<List<String>> HEALTH_SETS =
      FieldSpec.optional(
          "healthSets",
          ValueSchema.list(TestValues.TEXT),
          "The files of the health sets, relative to this one. Default: the file with the same"
              + " stem, and in its directory all that it depends on.");
  private static final FieldSpec<UnaryOperator<CoreSettings>> SETTINGS =
      FieldSpec.optional("settings", SettingsForm.schema(), "The agent's settings for all cases.");
  private static final FieldSpec<List<String>> GROUPS =
      FieldSpec.optional(
          "groups",
          ValueSchema.list(TestValues.NAME),
          "The groups that the server is in, for overrides. Default: none.");
  private static final FieldSpec<String> VERSION =
      FieldSpec.optional(
          "version",
          TestValues.TEXT,
          "The mail server's version, for overrides. Without it: unknown.");
  private static final FieldSpec<Map<String, Parameters.Value>> PARAMETERS =
      FieldSpec.optional(
          "parameters",
          ValueSchema.map(
              ValueTypes.ANY, ValueSchema.of(ValueTypes.ANY).located(Parameters.Value::new)),
          "Values for the parameters of health sets, by HealthSet.parameter.");

  private FileForm() {}

  /** What precedes the cases of a file. */
  record Head<C>(
      Optional<List<String>> healthSets,
      CoreSettings settings,
      Set<String> groups,
      Optional<Version> version,
      Parameters parameters,
      C cases) {}

  static <C> ObjectSchema<Head<C>> of(ValueSchema<C> cases) {
    FieldSpec<C> fieldSpec = FieldSpec.required("cases", cases, "The cases.");
    return new ObjectSchema<>(
        "Tests of health sets: what happens, and what must follow.",
        List.of(HEALTH_SETS, SETTINGS, GROUPS, VERSION, PARAMETERS, fieldSpec),
        fields -> head(fields, fieldSpec));
  }

  private static <C> Head<C> head(Fields fields, FieldSpec<C> cases) throws ValueException {
    Optional<Version> version = Optional.empty();
    if (fields.has(VERSION)) {
      version = Optional.of(Version.parse(fields.get(VERSION, "")));
    }
    return new Head<>(
        fields.find(HEALTH_SETS),
        fields.get(SETTINGS, UnaryOperator.identity()).apply(SettingsForm.defaults()),
        Set.copyOf(fields.get(GROUPS, List.of())),
        version,
        new Parameters(fields.get(PARAMETERS, Map.of())),
        fields.get(cases));
  }
}

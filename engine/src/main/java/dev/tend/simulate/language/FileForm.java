package dev.tend.simulate.language;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shape;
import dev.tend.simulate.form.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A whole test file; what its cases are is left to the caller. */
final class FileForm {
  private static final Key<List<String>> HEALTH_SETS =
      Key.optional(
          "healthSets",
          Shapes.list(Vocabulary.TEXT),
          "The files of the health sets, relative to this one. Default: the file with the same stem, and in its directory all that it depends on.");
  private static final Key<UnaryOperator<CoreSettings>> SETTINGS =
      Key.optional("settings", SettingsForm.form(), "The agent's settings for all cases.");
  private static final Key<List<String>> GROUPS =
      Key.optional(
          "groups",
          Shapes.list(Vocabulary.NAME),
          "The groups that the server is in, for overrides. Default: none.");
  private static final Key<String> VERSION =
      Key.optional(
          "version",
          Vocabulary.TEXT,
          "The mail server's version, for overrides. Without it: not known.");
  private static final Key<Map<String, String>> PARAMETERS =
      Key.optional(
          "parameters",
          Shapes.map(Shapes.scalar(ScalarText.ANY)),
          "Values for the parameters of health sets, by HealthSet.parameter.");

  private FileForm() {}

  /** What a file says before its cases. */
  record Head<C>(
      Optional<List<String>> healthSets,
      CoreSettings settings,
      Set<String> groups,
      Optional<Version> version,
      Map<String, String> parameters,
      C cases) {}

  static <C> Form<Head<C>> of(Shape<C> cases) {
    Key<C> key = Key.required("cases", cases, "The cases.");
    return new Form<>(
        "Tests of health sets: what happens, and what must follow.",
        List.of(HEALTH_SETS, SETTINGS, GROUPS, VERSION, PARAMETERS, key),
        fields -> head(fields, key));
  }

  private static <C> Head<C> head(Fields fields, Key<C> cases) throws ValueException {
    Optional<Version> version = Optional.empty();
    if (fields.has(VERSION)) {
      version = Optional.of(Version.parse(fields.get(VERSION, "")));
    }
    return new Head<>(
        fields.find(HEALTH_SETS),
        fields.get(SETTINGS, UnaryOperator.identity()).apply(SettingsForm.defaults()),
        Set.copyOf(fields.get(GROUPS, List.of())),
        version,
        fields.get(PARAMETERS, Map.of()),
        fields.get(cases));
  }
}

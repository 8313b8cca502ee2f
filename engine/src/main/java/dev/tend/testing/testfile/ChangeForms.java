package dev.tend.testing.testfile;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.Version;
import dev.tend.testing.SimulatedAgent;
import java.util.List;
import java.util.function.UnaryOperator;

/** What changes in what is watched. */
final class ChangeForms {
  private ChangeForms() {}

  static List<ObjectSchema<ScheduledStep>> of(TestValues values) {
    return List.of(
        OverrideForm.of(values),
        removeOverride(),
        version(),
        settings(),
        disable(values),
        enable(values),
        load(values));
  }

  private static ObjectSchema<ScheduledStep> removeOverride() {
    FieldSpec<String> id =
        FieldSpec.required("removeOverride", TestValues.NAME, "The override's id.");
    return WhenForms.form(
        "An override is removed.",
        List.of(id),
        fields -> agent -> agent.removeOverride(fields.get(id)));
  }

  private static ObjectSchema<ScheduledStep> version() {
    FieldSpec<String> fieldSpec =
        FieldSpec.required("version", ValueTypes.ANY, "Its version, such as 3.8.1.");
    return WhenForms.form(
        "The mail server is updated, or set back.",
        List.of(fieldSpec),
        fields -> {
          Version version = Version.parse(fields.get(fieldSpec));
          return agent -> agent.version(version);
        });
  }

  private static ObjectSchema<ScheduledStep> settings() {
    FieldSpec<UnaryOperator<CoreSettings>> change =
        FieldSpec.required("settings", SettingsForm.schema(), "What changes in them.");
    return WhenForms.form(
        "The agent's settings change.",
        List.of(change),
        fields -> agent -> agent.changeSettings(fields.get(change)));
  }

  private static ObjectSchema<ScheduledStep> disable(TestValues values) {
    FieldSpec<String> set = FieldSpec.required("disable", values.healthSet, "The health set.");
    return WhenForms.form(
        "A health set is switched off by an override.",
        List.of(set),
        fields -> agent -> agent.override(switchOff(fields.get(set), agent)));
  }

  private static MonitoringOverride switchOff(String set, SimulatedAgent agent) {
    return new MonitoringOverride(
        "disable-" + set,
        new Selector.ThisServer(),
        new Subject.WholeSet(set),
        "enabled",
        "false",
        "operator",
        "test",
        agent.wallClock(),
        new Validity.Forever());
  }

  private static ObjectSchema<ScheduledStep> enable(TestValues values) {
    FieldSpec<String> set = FieldSpec.required("enable", values.healthSet, "The health set.");
    return WhenForms.form(
        "A health set that was switched off is switched on again.",
        List.of(set),
        fields -> agent -> agent.removeOverride("disable-" + fields.get(set)));
  }

  private static ObjectSchema<ScheduledStep> load(TestValues values) {
    FieldSpec<List<String>> files =
        FieldSpec.required(
            "load",
            ValueSchema.list(TestValues.TEXT),
            "The files of all health sets that are watched from then on, relative to the test"
                + " file.");
    return WhenForms.form(
        "The definitions are replaced.",
        List.of(files),
        fields -> {
          List<HealthSetDefinition> sets = values.load(fields.get(files));
          return agent -> agent.load(sets);
        });
  }
}

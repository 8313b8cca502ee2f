package dev.tend.simulate.language;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.Version;
import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.util.List;
import java.util.function.UnaryOperator;

/** What changes in what is watched. */
final class ChangeForms {
  private ChangeForms() {}

  static List<Form<Moment>> of(Vocabulary words, Definitions definitions) {
    return List.of(
        OverrideForm.of(words.sets()),
        removeOverride(),
        version(),
        settings(),
        disable(words),
        enable(words),
        load(definitions));
  }

  private static Form<Moment> removeOverride() {
    Key<String> id = Key.required("removeOverride", Vocabulary.NAME, "The override's id.");
    return WhenForms.form(
        "An override is removed.",
        List.of(id),
        fields -> agent -> agent.removeOverride(fields.get(id)));
  }

  private static Form<Moment> version() {
    Key<String> key =
        Key.required("version", Shapes.scalar(ScalarText.ANY), "Its version, such as 3.8.1.");
    return WhenForms.form(
        "The mail server is updated, or set back.",
        List.of(key),
        fields -> {
          Version version = Version.parse(fields.get(key));
          return agent -> agent.version(version);
        });
  }

  private static Form<Moment> settings() {
    Key<UnaryOperator<CoreSettings>> change =
        Key.required("settings", SettingsForm.form(), "What changes in them.");
    return WhenForms.form(
        "The agent's settings change.",
        List.of(change),
        fields -> agent -> agent.changeSettings(fields.get(change)));
  }

  private static Form<Moment> disable(Vocabulary words) {
    Key<String> set = Key.required("disable", words.healthSet, "The health set.");
    return WhenForms.form(
        "A health set is switched off by an override.",
        List.of(set),
        fields -> agent -> agent.override(switchOff(fields.get(set), agent)));
  }

  private static MonitoringOverride switchOff(String set, ManualAgent agent) {
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

  private static Form<Moment> enable(Vocabulary words) {
    Key<String> set = Key.required("enable", words.healthSet, "The health set.");
    return WhenForms.form(
        "A health set that was switched off is switched on again.",
        List.of(set),
        fields -> agent -> agent.removeOverride("disable-" + fields.get(set)));
  }

  private static Form<Moment> load(Definitions definitions) {
    Key<List<String>> files =
        Key.required(
            "load",
            Shapes.list(Vocabulary.TEXT),
            "The files of all health sets that are watched from then on, relative to the test"
                + " file.");
    return WhenForms.form(
        "The definitions are replaced.",
        List.of(files),
        fields -> {
          List<HealthSetDefinition> sets = definitions.load(fields.get(files));
          return agent -> agent.load(sets);
        });
  }
}

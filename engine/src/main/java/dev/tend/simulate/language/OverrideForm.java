package dev.tend.simulate.language;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An override is added. */
final class OverrideForm {
  private static final Key<String> OVERRIDE =
      Key.required(
          "override", Vocabulary.TEXT, "What it changes: an item, one target's item, or a set.");
  private static final Key<String> PROPERTY =
      Key.required("property", Vocabulary.TEXT, "The property, by its own or its Exchange name.");
  private static final Key<String> VALUE =
      Key.required("value", Shapes.scalar(ScalarText.ANY), "The value, as on the command line.");
  private static final Key<Duration> LASTS =
      Key.optional("for", Vocabulary.TIME, "How long. Without it: until it is removed.");
  private static final Key<String> ID = Key.optional("id", Vocabulary.NAME, "Its id. Default: o1.");
  private static final Key<Boolean> GLOBAL =
      Key.optional(
          "global", Vocabulary.BOOLEAN, "Whether it is for all servers. Default: for this one.");

  private static final Key<List<String>> SERVERS =
      Key.optional(
          "servers",
          Shapes.list(Vocabulary.TEXT),
          "The servers it is for, from the shared directory.");
  private static final Key<List<String>> GROUPS =
      Key.optional(
          "groups",
          Shapes.list(Vocabulary.NAME),
          "The groups of servers it is for, from the shared directory.");
  private static final Key<VersionRange> VERSIONS =
      Key.optional(
          "versions",
          Shapes.scalar(
              new ReferenceType<>(
                  VersionRange.class,
                  "versions",
                  "a range of versions such as '[3.7,3.9)'",
                  VersionRange::parse)),
          "The versions of the mail server it holds for. Goes without 'for'.");

  private final Subjects subjects;

  private OverrideForm(List<HealthSetDefinition> sets) {
    this.subjects = new Subjects(sets);
  }

  static Form<Moment> of(List<HealthSetDefinition> sets) {
    OverrideForm form = new OverrideForm(sets);
    return WhenForms.form(
        "An override is added.",
        List.of(
            OVERRIDE,
            Subjects.ITEM_TYPE,
            PROPERTY,
            VALUE,
            LASTS,
            ID,
            GLOBAL,
            SERVERS,
            GROUPS,
            VERSIONS,
            OperatorForms.ownerKey(),
            OperatorForms.reasonKey()),
        form::add);
  }

  private Consumer<ManualAgent> add(Fields fields) throws ValueException {
    Subject subject = subjects.find(fields, fields.get(OVERRIDE));
    Selector selector = selector(fields);
    Optional<VersionRange> versions = fields.find(VERSIONS);
    if (versions.isPresent() && fields.has(LASTS)) {
      throw new ValueException("write either 'for' or 'versions'");
    }
    return agent ->
        agent.override(
            new MonitoringOverride(
                fields.get(ID, "o1"),
                selector,
                subject,
                fields.get(PROPERTY),
                fields.get(VALUE),
                OperatorForms.owner(fields),
                OperatorForms.reason(fields),
                agent.wallClock(),
                versions
                    .<Validity>map(Validity.Versions::new)
                    .or(() -> fields.find(LASTS).map(time -> until(agent, time)))
                    .orElseGet(Validity.Forever::new)));
  }

  private static Validity until(ManualAgent agent, Duration time) {
    return new Validity.Until(agent.wallClock().plus(time));
  }

  private static Selector selector(Fields fields) throws ValueException {
    if (fields.has(SERVERS) && fields.has(GROUPS)) {
      throw new ValueException("write either 'servers' or 'groups'");
    }
    try {
      Optional<Selector> named =
          fields
              .find(SERVERS)
              .<Selector>map(Selector.Servers::new)
              .or(() -> fields.find(GROUPS).map(Selector.Groups::new));
      boolean global = fields.get(GLOBAL, false);
      return named.orElseGet(() -> global ? new Selector.All() : new Selector.ThisServer());
    } catch (IllegalArgumentException nobody) {
      throw new ValueException(String.valueOf(nobody.getMessage()));
    }
  }
}

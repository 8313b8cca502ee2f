package dev.tend.testing.testfile;

import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.testing.SimulatedAgent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An override is added. */
final class OverrideForm {
  private static final FieldSpec<String> OVERRIDE =
      FieldSpec.required(
          "override", TestValues.TEXT, "What it changes: an item, one target's item, or a set.");
  private static final FieldSpec<String> PROPERTY =
      FieldSpec.required(
          "property", TestValues.TEXT, "The property, by its own or its Exchange name.");
  private static final FieldSpec<String> VALUE =
      FieldSpec.required("value", ValueTypes.ANY, "The value, as on the command line.");
  private static final FieldSpec<Duration> LASTS =
      FieldSpec.optional("for", TestValues.TIME, "How long. Without it: until it is removed.");
  private static final FieldSpec<String> ID =
      FieldSpec.optional("id", TestValues.NAME, "Its id. Default: o1.");
  private static final FieldSpec<Boolean> GLOBAL =
      FieldSpec.optional(
          "global", TestValues.BOOLEAN, "Whether it is for all servers. Default: for this one.");

  private static final FieldSpec<List<String>> SERVERS =
      FieldSpec.optional(
          "servers",
          ValueSchema.list(TestValues.TEXT),
          "The servers it is for, from the shared directory.");
  private static final FieldSpec<List<String>> GROUPS =
      FieldSpec.optional(
          "groups",
          ValueSchema.list(TestValues.NAME),
          "The groups of servers it is for, from the shared directory.");
  private static final FieldSpec<VersionRange> VERSIONS =
      FieldSpec.optional(
          "versions",
          ValueSchema.of(
              new ScalarType<>(
                  VersionRange.class,
                  "versions",
                  "a range of versions such as '[3.7,3.9)'",
                  VersionRange::parse)),
          "The versions of the mail server it is for. Not together with 'for'.");

  private OverrideForm() {}

  static ObjectSchema<ScheduledStep> of(TestValues values) {
    return WhenForms.form(
        "An override is added.",
        List.of(
            OVERRIDE,
            TestValues.ITEM_TYPE,
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
        fields -> add(fields, values.subject(fields, OVERRIDE)));
  }

  private static Consumer<SimulatedAgent> add(Fields fields, Subject subject)
      throws ValueException {
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

  private static Validity until(SimulatedAgent agent, Duration time) {
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

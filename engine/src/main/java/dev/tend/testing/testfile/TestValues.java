package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.ScalarType;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.OneOrMany;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.override.Subject;
import dev.tend.testing.scenario.ProbePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the values in a case are written, given the health sets it is about. */
final class TestValues {
  static final ValueSchema<Duration> TIME = ValueSchema.of(ValueTypes.DURATION);
  static final ValueSchema<String> TEXT = ValueSchema.of(ValueTypes.TEXT);
  static final ValueSchema<String> NAME = ValueSchema.of(ValueTypes.NAME);
  static final ValueSchema<Boolean> BOOLEAN = ValueSchema.of(ValueTypes.BOOLEAN);
  static final ValueSchema<MonitorState> STATE = ValueSchema.word(MonitorState.class);
  static final ValueSchema<HealthGroup> GROUP = ValueSchema.word(HealthGroup.class);

  static final FieldSpec<ItemType> ITEM_TYPE =
      FieldSpec.optional(
          "itemType",
          ValueSchema.word(ItemType.class),
          "Its type, if a set has two items of that name.");

  final ValueSchema<ItemId> probe;
  final ValueSchema<ItemId> monitor;
  final ValueSchema<ItemId> responder;
  final ValueSchema<ItemId> item;
  final ValueSchema<String> healthSet;
  final ValueSchema<OneOrMany<ProbePattern>> probes;
  private final List<HealthSetDefinition> sets;
  private final ItemResolver resolver;
  private final Library library;
  private final Parameters parameters;

  /**
   * The values of one file.
   *
   * @param sets the health sets it is about
   * @param library where others come from
   * @param parameters values for the parameters of those
   */
  TestValues(List<HealthSetDefinition> sets, Library library, Parameters parameters) {
    this.sets = List.copyOf(sets);
    this.library = library;
    this.parameters = parameters;
    resolver = new ItemResolver(sets);
    this.probe = item(ItemType.PROBE, "the name of a probe, such as SmtpSelfTestProbe");
    this.monitor = item(ItemType.MONITOR, "the name of a monitor");
    this.responder = item(ItemType.RESPONDER, "the name of a responder");
    this.item =
        ValueSchema.of(
            new ScalarType<>(ItemId.class, "item", "the name of an item", resolver::anyItem));
    this.healthSet =
        ValueSchema.of(
            new ScalarType<>(
                String.class, "health set", "the name of a health set", resolver::healthSet));
    this.probes =
        ValueSchema.oneOrMany(
            ValueSchema.of(
                new ScalarType<>(
                    ProbePattern.class,
                    "probes",
                    "the name of a probe, Set\\* for all of a set, or *",
                    this::pattern)));
  }

  private ValueSchema<ItemId> item(ItemType type, String expected) {
    return ValueSchema.of(
        new ScalarType<>(ItemId.class, type.text(), expected, text -> resolver.item(type, text)));
  }

  private ProbePattern pattern(String text) throws ValueException {
    if (text.equals("*")) {
      return ProbePattern.every();
    }
    String[] parts = text.split("[\\\\/]", 3);
    if (parts.length > 1 && parts[1].equals("*")) {
      return new ProbePattern(
          Optional.of(resolver.healthSet(parts[0])),
          Optional.empty(),
          parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
    }
    return ProbePattern.of(resolver.item(ItemType.PROBE, text));
  }

  /** Of no health sets, to describe what may be written. */
  static TestValues none() {
    return new TestValues(List.of(), (files, parameters) -> List.of(), Parameters.none());
  }

  /** The health sets of other files. */
  List<HealthSetDefinition> load(List<String> files) throws ValueException {
    return library.load(Optional.of(files), parameters);
  }

  /** What an override changes: an item of any type, one target's item, or a set. */
  Subject subject(Fields fields, FieldSpec<String> key) throws ValueException {
    return resolver.subject(fields.get(key), fields.find(ITEM_TYPE));
  }

  /** The definition of a probe that a pattern names; empty when it names several. */
  Optional<ProbeDefinition> definition(ProbePattern pattern) {
    return sets.stream()
        .filter(set -> pattern.healthSet().filter(set.name()::equalsIgnoreCase).isPresent())
        .flatMap(set -> set.probes().stream())
        .filter(probe -> pattern.item().filter(probe.id().item()::equalsIgnoreCase).isPresent())
        .findFirst();
  }
}

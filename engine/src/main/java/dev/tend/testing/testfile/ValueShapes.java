package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.testing.scenario.ProbePattern;
import dev.tend.testing.schema.FieldShape;
import dev.tend.testing.schema.FieldShapes;
import dev.tend.testing.schema.OneOrMany;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the words of a case are written, given the health sets it is about. */
final class ValueShapes {
  static final FieldShape<Duration> TIME = FieldShapes.scalar(ValueTypes.DURATION);
  static final FieldShape<String> TEXT = FieldShapes.scalar(ValueTypes.TEXT);
  static final FieldShape<String> NAME = FieldShapes.scalar(ValueTypes.NAME);
  static final FieldShape<Boolean> BOOLEAN = FieldShapes.scalar(ValueTypes.BOOLEAN);
  static final FieldShape<MonitorState> STATE =
      FieldShapes.word(MonitorState.class, MonitorState::text);
  static final FieldShape<HealthGroup> GROUP =
      FieldShapes.word(HealthGroup.class, HealthGroup::text);

  final FieldShape<ItemId> probe;
  final FieldShape<ItemId> monitor;
  final FieldShape<ItemId> responder;
  final FieldShape<String> healthSet;
  final FieldShape<OneOrMany<ProbePattern>> probes;
  private final List<HealthSetDefinition> sets;

  ValueShapes(List<HealthSetDefinition> sets) {
    this.sets = List.copyOf(sets);
    ItemResolver resolver = new ItemResolver(sets);
    this.probe = item(resolver, ItemType.PROBE, "the name of a probe, such as SmtpSelfTestProbe");
    this.monitor = item(resolver, ItemType.MONITOR, "the name of a monitor");
    this.responder = item(resolver, ItemType.RESPONDER, "the name of a responder");
    this.healthSet =
        FieldShapes.scalar(
            new ReferenceType<>(
                String.class, "health set", "the name of a health set", resolver::healthSet));
    this.probes =
        FieldShapes.oneOrMore(
            FieldShapes.scalar(
                new ReferenceType<>(
                    ProbePattern.class,
                    "probes",
                    "the name of a probe, Set\\* for all of a set, or *",
                    text -> pattern(resolver, text))));
  }

  private static FieldShape<ItemId> item(ItemResolver resolver, ItemType type, String expected) {
    return FieldShapes.scalar(
        new ReferenceType<>(
            ItemId.class, type.text(), expected, text -> resolver.item(type, text)));
  }

  private static ProbePattern pattern(ItemResolver resolver, String text) throws ValueException {
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

  List<HealthSetDefinition> sets() {
    return sets;
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

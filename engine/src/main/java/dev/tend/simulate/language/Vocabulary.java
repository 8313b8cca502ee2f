package dev.tend.simulate.language;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.simulate.form.Several;
import dev.tend.simulate.form.Shape;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.ProbePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the words of a case are written, given the health sets it is about. */
final class Vocabulary {
  static final Shape<Duration> TIME = Shapes.scalar(ValueTypes.DURATION);
  static final Shape<String> TEXT = Shapes.scalar(ValueTypes.TEXT);
  static final Shape<String> NAME = Shapes.scalar(ValueTypes.NAME);
  static final Shape<Boolean> BOOLEAN = Shapes.scalar(ValueTypes.BOOLEAN);
  static final Shape<MonitorState> STATE = Shapes.word(MonitorState.class, MonitorState::text);
  static final Shape<HealthGroup> GROUP = Shapes.word(HealthGroup.class, HealthGroup::text);

  final Shape<ItemId> probe;
  final Shape<ItemId> monitor;
  final Shape<ItemId> responder;
  final Shape<String> healthSet;
  final Shape<Several<ProbePattern>> probes;
  private final List<HealthSetDefinition> sets;

  Vocabulary(List<HealthSetDefinition> sets) {
    this.sets = List.copyOf(sets);
    Names names = new Names(sets);
    this.probe = item(names, ItemType.PROBE, "the name of a probe, such as SmtpSelfTestProbe");
    this.monitor = item(names, ItemType.MONITOR, "the name of a monitor");
    this.responder = item(names, ItemType.RESPONDER, "the name of a responder");
    this.healthSet =
        Shapes.scalar(
            new ReferenceType<>(
                String.class, "health set", "the name of a health set", names::healthSet));
    this.probes =
        Shapes.oneOrMore(
            Shapes.scalar(
                new ReferenceType<>(
                    ProbePattern.class,
                    "probes",
                    "the name of a probe, Set\\* for all of a set, or *",
                    text -> pattern(names, text))));
  }

  private static Shape<ItemId> item(Names names, ItemType type, String expected) {
    return Shapes.scalar(
        new ReferenceType<>(ItemId.class, type.text(), expected, text -> names.item(type, text)));
  }

  private static ProbePattern pattern(Names names, String text) throws ValueException {
    if (text.equals("*")) {
      return ProbePattern.every();
    }
    String[] parts = text.split("[\\\\/]", 3);
    if (parts.length > 1 && parts[1].equals("*")) {
      return new ProbePattern(
          Optional.of(names.healthSet(parts[0])),
          Optional.empty(),
          parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
    }
    return ProbePattern.of(names.item(ItemType.PROBE, text));
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

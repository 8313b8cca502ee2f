package dev.tend.definition.yaml;

import dev.tend.definition.ItemId;
import dev.tend.definition.type.ItemDescriptor;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the items of a health set. */
final class ItemsReader {
  private final String healthSet;
  private final ReadContext context;
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> flawed = new HashSet<>();

  ItemsReader(String healthSet, ReadContext context) {
    this.healthSet = healthSet;
    this.context = context;
  }

  /** Makes an item of its parts. */
  @FunctionalInterface
  interface Maker<D, I> {
    I make(ItemId id, D type, Settings settings, SourcePosition at);
  }

  /** The names of items that were there and could not be read. */
  Set<String> unreadable() {
    return unreadable;
  }

  /** The names of items of which something was refused. */
  Set<String> flawed() {
    return flawed;
  }

  /** Reads the list of items below a key; the key without its plural is what an item is called. */
  <D extends ItemDescriptor, I> List<I> read(
      Node.Mapping set, String key, Map<String, D> types, Maker<D, I> maker) {
    String kind = key.substring(0, key.length() - 1);
    List<I> items = new ArrayList<>();
    ValueSchema<List<Node>> nodes = ValueSchema.list(ValueSchema.node(Map.of()));
    for (Node node :
        set.find(key).flatMap(list -> nodes.read(list, context.named(key))).orElse(List.of())) {
      context
          .named("a " + kind)
          .mapping(node, "a mapping of keys to values")
          .flatMap(mapping -> item(mapping, kind, types, maker))
          .ifPresent(items::add);
    }
    return items;
  }

  private <D extends ItemDescriptor, I> Optional<I> item(
      Node.Mapping mapping, String kind, Map<String, D> types, Maker<D, I> maker) {
    ReadContext head = ReadContext.literal("a " + kind, context.problems());
    Optional<D> type =
        FieldSpec.required(HealthSetFields.TYPE, ValueTypes.oneOf(types.keySet()), "The type.")
            .read(mapping, head)
            .flatMap(word -> Optional.ofNullable(types.get(word)));
    Optional<String> name = HealthSetFields.ITEM_NAME.read(mapping, head);
    Optional<Node> written = mapping.find(HealthSetFields.ITEM_NAME.name());
    if (type.isEmpty() || name.isEmpty()) {
      written
          .filter(Node.Scalar.class::isInstance)
          .ifPresent(node -> unreadable.add(((Node.Scalar) node).text()));
      return Optional.empty();
    }
    int before = context.problems().count();
    Settings settings = settings(mapping, kind, type.get());
    if (context.problems().count() > before || hasHole(mapping)) {
      flawed.add(name.get());
    }
    ItemId id = ItemId.of(healthSet, name.get());
    SourcePosition at = written.map(Node::at).orElse(mapping.at());
    return Optional.of(maker.make(id, type.get(), settings, at));
  }

  private Settings settings(Node.Mapping mapping, String kind, ItemDescriptor type) {
    SubstitutionScope inner = new DeclarationsReader(context).attributes(mapping);
    ReadContext within = context.named(kind + " type " + type.name()).within(inner);
    Settings read = HealthSetFields.item(type).fields(mapping, within).settings();
    Map<String, Setting> all = new LinkedHashMap<>();
    read.names().stream()
        .filter(name -> !HealthSetFields.OF_ITEM.contains(name))
        .forEach(name -> read.setting(name).ifPresent(value -> all.put(name, value)));
    all.putAll(inner.attributeValues());
    return Settings.of(all, inner.attributes());
  }

  private static boolean hasHole(Node node) {
    return switch (node) {
      case Node.MissingNode missingNode -> true;
      case Node.Scalar scalar -> false;
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(ItemsReader::hasHole);
      case Node.Mapping mapping ->
          mapping.entries().stream().map(Node.Entry::value).anyMatch(ItemsReader::hasHole);
    };
  }
}

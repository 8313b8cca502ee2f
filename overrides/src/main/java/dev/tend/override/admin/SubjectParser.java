package dev.tend.override.admin;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.Targets;
import dev.tend.definition.problem.Suggestions;
import dev.tend.override.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what an override shall change, and gives it the case of its declaration.
 *
 * @param definitions the health sets there are
 */
record SubjectParser(List<HealthSetDefinition> definitions) {
  private static final String WHOLE = "HealthSet";

  /**
   * Reads an identity and an item type as typed. Whether there is such an item is asked only where
   * the item type was left out.
   */
  Subject read(String typedIdentity, Optional<String> typedType) throws RejectedException {
    String identity = typedIdentity.strip();
    Optional<String> type = typedType.map(String::strip).filter(text -> !text.isEmpty());
    if (identity.isEmpty()) {
      throw new RejectedException("no identity is given", "HealthSet/Item, or a health set");
    }
    boolean whole = type.filter(WHOLE::equalsIgnoreCase).isPresent();
    Optional<ItemType> itemType = whole ? Optional.empty() : itemType(type);
    Optional<ItemId> id = ItemId.parse(identity);
    if (id.isEmpty()) {
      return wholeSet(identity, itemType, whole);
    }
    if (whole) {
      throw new RejectedException(
          id.get() + " is an item, not a health set",
          "item type Probe, Monitor or Responder, or " + id.get().healthSet() + " alone");
    }
    return itemType.isPresent()
        ? new Subject.Item(itemType.get(), asDeclared(itemType.get(), id.get()))
        : untyped(id.get());
  }

  private static Optional<ItemType> itemType(Optional<String> typed) throws RejectedException {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    Optional<ItemType> known =
        Stream.of(ItemType.values())
            .filter(one -> one.text().equalsIgnoreCase(typed.get()))
            .findFirst();
    if (known.isPresent()) {
      return known;
    }
    List<String> words =
        Stream.concat(Arrays.stream(ItemType.values()).map(ItemType::text), Stream.of(WHOLE))
            .toList();
    throw new RejectedException(
        "'" + typed.get() + "' is not an item type",
        "Probe, Monitor, Responder or " + WHOLE,
        Suggestions.nearest(typed.get(), words));
  }

  private Subject wholeSet(String name, Optional<ItemType> type, boolean whole)
      throws RejectedException {
    Optional<HealthSetDefinition> set = set(name);
    if (set.isPresent() && type.isEmpty()) {
      return new Subject.WholeSet(set.get().name());
    }
    if (set.isPresent()) {
      String item =
          set.get()
              .items()
              .filter(one -> one.itemType() == type.get())
              .map(one -> slashed(one.id()))
              .findFirst()
              .orElse(set.get().name() + "/Item");
      throw new RejectedException(
          set.get().name() + " is a whole health set, not a " + type.get(),
          "an identity such as " + item + ", or item type " + WHOLE);
    }
    Optional<ItemId> joined = withSeparators(name);
    if (joined.isPresent()) {
      throw new RejectedException(
          "'" + name + "' has no separators: an unquoted backslash does not survive the shell",
          "quotes around it, or / instead",
          Optional.of("'" + joined.get() + "'"));
    }
    if (whole) {
      return new Subject.WholeSet(name);
    }
    throw new RejectedException(
        "there is no health set '" + name + "'",
        "HealthSet/Item, or a health set: " + Suggestions.listed(name, setNames(definitions)),
        nearest(name, name, definitions.stream().map(HealthSetDefinition::name)));
  }

  /** The identity whose separators the shell took away; the longest item that fits counts. */
  private Optional<ItemId> withSeparators(String text) {
    Optional<ItemId> best = Optional.empty();
    int length = 0;
    for (HealthSetDefinition set : definitions) {
      for (ItemDefinition item : set.items().toList()) {
        String joined = set.name() + item.id().item();
        if (joined.length() > length && text.regionMatches(true, 0, joined, 0, joined.length())) {
          String rest = text.substring(joined.length()).strip();
          length = joined.length();
          best = Optional.of(rest.isEmpty() ? item.id() : item.id().forTarget(rest));
        }
      }
    }
    return best;
  }

  /** What there is of the kind of a subject that there is not: its nearest of a few. */
  static String known(Subject subject, List<HealthSetDefinition> definitions) {
    if (!(subject instanceof Subject.Item item)) {
      return Suggestions.listed(subject.healthSet(), setNames(definitions));
    }
    List<HealthSetDefinition> own =
        definitions.stream()
            .filter(set -> set.name().equalsIgnoreCase(subject.healthSet()))
            .toList();
    return Suggestions.listed(
        slashed(item.id()),
        (own.isEmpty() ? definitions : own)
            .stream()
                .flatMap(HealthSetDefinition::items)
                .filter(one -> one.itemType() == item.type())
                .map(one -> slashed(one.id()))
                .toList());
  }

  private static List<String> setNames(List<HealthSetDefinition> definitions) {
    return definitions.stream().map(HealthSetDefinition::name).toList();
  }

  /** The item of this name in whichever set, else what is spelt most like what was typed. */
  private Optional<String> nearest(String item, String typed, Stream<String> known) {
    return items()
        .filter(one -> one.id().item().equalsIgnoreCase(item))
        .map(one -> slashed(one.id()))
        .findFirst()
        .or(() -> Suggestions.nearest(typed, known.toList()));
  }

  private Subject untyped(ItemId id) throws RejectedException {
    List<ItemType> types =
        items()
            .filter(item -> item.id().equals(id.forTarget(Optional.empty())))
            .map(ItemDefinition::itemType)
            .toList();
    if (types.size() == 1) {
      return new Subject.Item(types.getFirst(), asDeclared(types.getFirst(), id));
    }
    if (types.isEmpty()) {
      throw new RejectedException(
          "there is no item " + id,
          "HealthSet/Item, or a health set: "
              + Suggestions.listed(slashed(id), items().map(item -> slashed(item.id())).toList()),
          nearest(id.item(), slashed(id), items().map(item -> slashed(item.id()))));
    }
    throw new RejectedException(
        id + " names several items",
        "an item type: " + types.stream().map(ItemType::text).collect(Collectors.joining(" or ")));
  }

  private ItemId asDeclared(ItemType type, ItemId id) {
    ItemId name =
        items()
            .filter(item -> item.itemType() == type)
            .map(ItemDefinition::id)
            .filter(id.forTarget(Optional.empty())::equals)
            .findFirst()
            .orElse(id);
    return name.forTarget(id.target().map(target -> targetAsDeclared(id.healthSet(), target)));
  }

  private String targetAsDeclared(String healthSet, String target) {
    return set(healthSet)
        .map(HealthSetDefinition::targets)
        .filter(Targets.Fixed.class::isInstance)
        .flatMap(
            fixed ->
                ((Targets.Fixed) fixed)
                    .names().stream().filter(target::equalsIgnoreCase).findFirst())
        .orElse(target);
  }

  private Optional<HealthSetDefinition> set(String name) {
    return definitions.stream().filter(set -> set.name().equalsIgnoreCase(name)).findFirst();
  }

  private Stream<ItemDefinition> items() {
    return definitions.stream().flatMap(HealthSetDefinition::items);
  }

  private static String slashed(ItemId id) {
    return id.healthSet() + "/" + id.item();
  }
}

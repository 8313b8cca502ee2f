package dev.tend.override.admin;

import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the override that shall be removed.
 *
 * @param kept the overrides that are kept in the scope asked for
 * @param grounds what there is here; an override may outlive what it changed
 */
record RemovalResolver(List<MonitoringOverride> kept, OverrideContext grounds) {

  MonitoringOverride find(OverrideRemoval asked) throws RejectedException {
    if (asked.id().isPresent()) {
      return byId(asked, asked.id().get().strip());
    }
    if (asked.identity().isEmpty() || asked.property().isEmpty()) {
      throw new RejectedException("no override is named", "its id, or its identity and property");
    }
    String identity = asked.identity().get().strip();
    String property = asked.property().get().strip();
    List<MonitoringOverride> same =
        kept.stream()
            .filter(one -> one.subject().text().equalsIgnoreCase(identity.replace('/', '\\')))
            .filter(one -> isOfType(one.subject(), asked.itemType()))
            .filter(one -> isOf(one, property))
            .toList();
    return same.isEmpty() ? none(asked, identity, property) : selected(asked, same);
  }

  private MonitoringOverride byId(OverrideRemoval asked, String id) throws RejectedException {
    Optional<MonitoringOverride> found =
        kept.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    Optional<MonitoringOverride> elsewhere =
        grounds.known().stream()
            .filter(one -> one.scope() != asked.scope() && one.id().equalsIgnoreCase(id))
            .findFirst();
    if (elsewhere.isPresent()) {
      throw new RejectedException(
          "%s is not a %s override".formatted(id, word(asked)),
          "the scope " + elsewhere.get().scope());
    }
    List<String> ids =
        Stream.concat(kept.stream(), grounds.known().stream()).map(MonitoringOverride::id).toList();
    throw new RejectedException(
        "there is no override " + id,
        ids.isEmpty() ? "" : "the id of one that is listed: " + Suggestions.listed(id, ids),
        Suggestions.nearest(id, ids));
  }

  private static boolean isOfType(Subject subject, Optional<String> type) {
    return type.map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(subject.typeText()::equalsIgnoreCase)
        .orElse(true);
  }

  /** A property is known by its own name and by its Exchange names. */
  private boolean isOf(MonitoringOverride one, String property) {
    return one.property().equalsIgnoreCase(property)
        || ownName(one.subject(), property)
            .equalsIgnoreCase(ownName(one.subject(), one.property()));
  }

  private String ownName(Subject subject, String property) {
    return EffectiveValue.of(
            EffectiveDefinitions.unchanged(grounds.definitions()), subject, property)
        .map(EffectiveValue::property)
        .orElse(property);
  }

  private MonitoringOverride selected(OverrideRemoval asked, List<MonitoringOverride> same)
      throws RejectedException {
    Optional<String> versions = versions(asked);
    boolean chosen =
        asked.servers().isPresent() || asked.groups().isPresent() || versions.isPresent();
    String selector =
        SelectionParser.selector(asked.scope(), asked.servers(), asked.groups()).text();
    List<MonitoringOverride> exact =
        same.stream()
            .filter(one -> one.selector().text().equalsIgnoreCase(selector))
            .filter(one -> rangeOf(one).equals(versions))
            .toList();
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    List<MonitoringOverride> left = exact.isEmpty() ? same : exact;
    if (left.size() == 1 && !chosen) {
      return left.getFirst();
    }
    throw new RejectedException(
        (chosen && exact.isEmpty() ? "none of these is for that selection: " : "several match: ")
            + left.stream()
                .map(one -> one.id() + " (" + selection(one) + ")")
                .collect(Collectors.joining(", ")),
        "the id of one");
  }

  private static Optional<String> versions(OverrideRemoval asked) throws RejectedException {
    try {
      return asked.version().isPresent()
          ? Optional.of(VersionRange.parse(asked.version().get()).toString())
          : Optional.empty();
    } catch (ValueException wrong) {
      throw new RejectedException("version: " + wrong.getMessage(), "");
    }
  }

  private static Optional<String> rangeOf(MonitoringOverride one) {
    return one.validity() instanceof Validity.Versions versions
        ? Optional.of(versions.range().toString())
        : Optional.empty();
  }

  private static String selection(MonitoringOverride one) {
    return one.selector().text() + rangeOf(one).map(range -> ", version " + range).orElse("");
  }

  private MonitoringOverride none(OverrideRemoval asked, String identity, String property)
      throws RejectedException {
    List<String> names = kept.stream().map(RemovalResolver::words).toList();
    Optional<String> nearest = Suggestions.nearest(identity + " " + property, names);
    if (nearest.isEmpty() || ItemId.parse(identity).isEmpty()) {
      // An identity that names nothing is the likelier mistake, and its own advice says more.
      new SubjectParser(grounds.definitions()).read(identity, asked.itemType());
    }
    throw new RejectedException(
        "no %s override changes %s of %s".formatted(word(asked), property, identity),
        kept.isEmpty()
            ? ""
            : "one that is listed: " + Suggestions.listed(identity + " " + property, names),
        nearest);
  }

  private static String words(MonitoringOverride one) {
    return one.subject().text() + " " + one.property();
  }

  private static String word(OverrideRemoval asked) {
    return switch (asked.scope()) {
      case SERVER -> "server";
      case GLOBAL -> "global";
    };
  }
}

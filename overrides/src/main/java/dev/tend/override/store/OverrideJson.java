package dev.tend.override.store;

import static dev.tend.override.store.StrictJson.name;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.store.StrictJson.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of an override, in format 1. */
record OverrideJson(
    int format,
    String id,
    SelectorJson selector,
    SubjectJson subject,
    String property,
    String value,
    String owner,
    String reason,
    Instant created,
    ValidityJson validity) {
  static final int FORMAT = 1;
  private static final String WHOLE_SET = "HealthSet";

  /** Which servers; the names for two kinds of four. */
  record SelectorJson(String kind, Optional<List<String>> names) {}

  /** What is changed; no item for a whole health set. */
  record SubjectJson(
      String type, String healthSet, Optional<String> item, Optional<String> target) {}

  /** How long; the kind says which of the rest is present. */
  record ValidityJson(String kind, Optional<Instant> end, Optional<String> range) {}

  static OverrideJson of(MonitoringOverride override) {
    Optional<List<String>> nobody = Optional.empty();
    Optional<Instant> never = Optional.empty();
    Subject subject = override.subject();
    return new OverrideJson(
        FORMAT,
        override.id(),
        switch (override.selector()) {
          case Selector.ThisServer here -> new SelectorJson("this-server", nobody);
          case Selector.All all -> new SelectorJson("all", nobody);
          case Selector.Servers servers ->
              new SelectorJson("servers", Optional.of(servers.names()));
          case Selector.Groups groups -> new SelectorJson("groups", Optional.of(groups.names()));
        },
        new SubjectJson(
            subject.typeText(),
            subject.healthSet(),
            subject instanceof Subject.Item item ? Optional.of(item.id().item()) : Optional.empty(),
            subject.target()),
        override.property(),
        override.value(),
        override.owner(),
        override.reason(),
        override.created(),
        switch (override.validity()) {
          case Validity.Forever forever ->
              new ValidityJson("until-removed", never, Optional.empty());
          case Validity.Until until -> new ValidityJson("until", until.end(), Optional.empty());
          case Validity.Versions versions ->
              new ValidityJson("versions", never, Optional.of(versions.range().toString()));
        });
  }

  MonitoringOverride override() throws RefusedException {
    return new MonitoringOverride(
        name("id", id),
        servers(),
        changed(),
        name("property", property),
        value,
        owner,
        reason,
        created,
        term());
  }

  private Selector servers() throws RefusedException {
    try {
      return switch (selector.kind) {
        case "this-server" -> unless("selector.names", selector.names, new Selector.ThisServer());
        case "all" -> unless("selector.names", selector.names, new Selector.All());
        case "servers" -> new Selector.Servers(names());
        case "groups" -> new Selector.Groups(names());
        default -> throw unknown("selector.kind", selector.kind);
      };
    } catch (IllegalArgumentException nobody) {
      throw new RefusedException(String.valueOf(nobody.getMessage()));
    }
  }

  private List<String> names() throws RefusedException {
    List<String> names = present("selector.names", selector.names);
    for (String one : names) {
      name("selector.names", one);
    }
    return names;
  }

  private Subject changed() throws RefusedException {
    if (subject.type.equals(WHOLE_SET)) {
      Subject whole = new Subject.WholeSet(part("healthSet", subject.healthSet));
      unless("subject.item", subject.item, whole);
      return unless("subject.target", subject.target, whole);
    }
    ItemType known =
        Stream.of(ItemType.values())
            .filter(one -> one.text().equals(subject.type))
            .findFirst()
            .orElseThrow(() -> unknown("subject.type", subject.type));
    if (subject.target.isPresent()) {
      name("subject.target", subject.target.get());
    }
    ItemId id =
        ItemId.of(
            part("healthSet", subject.healthSet),
            part("item", present("subject.item", subject.item)));
    return new Subject.Item(known, id.forTarget(subject.target));
  }

  /** With a separator in it, one identity could pass for another. */
  private static String part(String field, String part) throws RefusedException {
    if (part.contains("\\") || part.contains("/")) {
      throw new RefusedException(
          "the field subject."
              + field
              + " is '"
              + PrintableText.of(part)
              + "', with a separator in it");
    }
    return name("subject." + field, part);
  }

  private Validity term() throws RefusedException {
    Validity term =
        switch (validity.kind) {
          case "until-removed" -> new Validity.Forever();
          case "until" -> new Validity.Until(present("validity.end", validity.end));
          case "versions" -> new Validity.Versions(range());
          default -> throw unknown("validity.kind", validity.kind);
        };
    if (!(term instanceof Validity.Until)) {
      unless("validity.end", validity.end, term);
    }
    return term instanceof Validity.Versions
        ? term
        : unless("validity.range", validity.range, term);
  }

  private VersionRange range() throws RefusedException {
    try {
      return VersionRange.parse(name("validity.range", present("validity.range", validity.range)));
    } catch (ValueException none) {
      throw new RefusedException(PrintableText.of(String.valueOf(none.getMessage())));
    }
  }

  private static <T> T present(String field, Optional<T> value) throws RefusedException {
    return value.orElseThrow(() -> new RefusedException("the field " + field + " is missing"));
  }

  /** The result, unless there is a field that may be meant to narrow it. */
  private static <T> T unless(String field, Optional<?> there, T result) throws RefusedException {
    if (there.isPresent()) {
      throw new RefusedException("the field " + field + " is not known");
    }
    return result;
  }

  private static RefusedException unknown(String field, String value) {
    return new RefusedException(
        "the field " + field + " is '" + PrintableText.of(value) + "', which is not known");
  }
}

package dev.tend.cli.override;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes an override. */
@Command(
    name = "remove",
    description = {
      "Removes an override, of this server or a global one, by the id that the list shows, or by"
          + " what it changes.",
      "Exits with 1 when there is none."
    })
class OverrideRemoveCommand extends OverrideChangeCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID|IDENTITY",
      description =
          "The override's id; or with --property-name what it changes: HealthSet/Item,"
              + " HealthSet/Item/Target or a health set; quote it if it has backslashes.")
  private Optional<String> positional = Optional.empty();

  OverrideRemoveCommand() {
    this(Optional.empty());
  }

  OverrideRemoveCommand(Optional<OverrideScope> preset) {
    super(preset);
  }

  @Override
  public Integer call() {
    Optional<String> id = positional.filter(any -> preset.isEmpty() && property.isEmpty());
    String identity = id.isPresent() ? "" : identity(positional);
    String property = id.isPresent() ? "" : propertyName();
    try (OverrideConnection access = open(List.of())) {
      OverrideRemoval removal =
          id.isPresent()
              ? OverrideRemoval.of(
                  scope().orElseGet(() -> scope(access, id.get())), id.get(), isTrial())
              : new OverrideRemoval(
                  scope().orElse(OverrideScope.SERVER),
                  Optional.empty(),
                  Optional.of(identity),
                  itemType,
                  Optional.of(property),
                  version,
                  servers(),
                  groups(),
                  isTrial());
      return change(access, removal, removal.tried(), Optional.empty());
    }
  }

  /** Where the override of an id is kept. */
  private static OverrideScope scope(OverrideConnection access, String id) {
    return scope(access.list(), id).or(() -> scope(access.look(), id)).orElse(OverrideScope.SERVER);
  }

  private static Optional<OverrideScope> scope(OverrideListing listing, String id) {
    return listing.overrides().stream()
        .filter(row -> row.id().equalsIgnoreCase(id))
        .flatMap(
            row -> Stream.of(OverrideScope.values()).filter(one -> one.text().equals(row.scope())))
        .findFirst();
  }

  @Override
  List<String> lines(OverrideAnswerText text) {
    return text.removed();
  }

  @Override
  String question() {
    return "Remove it?";
  }
}

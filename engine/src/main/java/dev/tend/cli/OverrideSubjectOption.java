package dev.tend.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what an override changes. */
final class OverrideSubjectOption {
  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description =
          "HealthSet/Item, HealthSet/Item/Target or a health set; with backslashes in quotes.")
  private Optional<String> positional = Optional.empty();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same.")
  private Optional<String> identity = Optional.empty();

  @Option(
      names = "--item-type",
      paramLabel = "TYPE",
      description = "Probe, Monitor, Responder or HealthSet; needed where two items have the name.")
  private Optional<String> itemType = Optional.empty();

  @Option(
      names = {"--property-name", "--property"},
      paramLabel = "NAME",
      description = "The property, by its own name or an Exchange name.")
  private Optional<String> property = Optional.empty();

  String identity() {
    if (identity.isPresent() && positional.isPresent()) {
      throw new CannotAskException(
          "two identities are given: " + positional.get() + " and " + identity.get());
    }
    return identity
        .or(() -> positional)
        .orElseThrow(() -> new CannotAskException("which item? Give --identity HealthSet/Item"));
  }

  Optional<String> itemType() {
    return itemType;
  }

  String property() {
    return property.orElseThrow(
        () ->
            new CannotAskException(
                "which property? Give --property-name NAME; tend get-monitoring-item-help lists"
                    + " those of an item"));
  }
}

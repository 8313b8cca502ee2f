package dev.tend.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose the servers a global override is for. */
final class OverrideSelectionOption {
  @Option(
      names = "--servers",
      paramLabel = "NAMES",
      description = "Only for these servers, with commas between their names.")
  private Optional<String> servers = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "NAMES",
      description = "Only for servers in one of these groups, with commas between their names.")
  private Optional<String> groups = Optional.empty();

  /** The servers as they were named; an empty text names nobody, which is not everybody. */
  Optional<List<String>> servers() {
    return servers.map(OverrideSelectionOption::names);
  }

  /** The groups as they were named. */
  Optional<List<String>> groups() {
    return groups.map(OverrideSelectionOption::names);
  }

  /** Whether any were chosen. */
  boolean isMade() {
    return servers.isPresent() || groups.isPresent();
  }

  private static List<String> names(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(",", -1));
  }
}

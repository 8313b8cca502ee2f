package dev.tend.cli.override;

import dev.tend.cli.output.Plurals;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRow;
import dev.tend.override.admin.OverrideRow.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Overrides, for people.
 *
 * @param listing the overrides
 */
record OverrideListingText(OverrideListing listing) {
  private static final int MOST_NAMES = 5;

  /** The outcome on servers that an override is not for: most of them, and of no interest. */
  private static final String NOT_MEANT = "not for this server";

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    listing.directory().ifPresent(directory -> lines.add(directory(directory)));
    if (!listing.overrides().isEmpty()) {
      lines.add("");
      table(lines);
      listing.overrides().forEach(row -> remarks(lines, row));
    }
    if (!listing.leftOut().isEmpty()) {
      lines.add("");
      lines.add("left out, and without effect:");
      listing
          .leftOut()
          .forEach(
              out -> lines.add("  " + out.source() + ": " + out.reason() + "; " + out.remedy()));
    }
    return lines;
  }

  private String headline() {
    String good = listing.agentRunning() ? "applied" : "pending";
    long applied = listing.overrides().stream().filter(row -> row.effect().equals(good)).count();
    String effect = listing.agentRunning() ? " in force" : " to be in force when the agent starts";
    return listing.server()
        + " at "
        + StateFormat.at(listing.at())
        + ": "
        + Plurals.count(listing.overrides().size(), "override")
        + ", "
        + applied
        + effect;
  }

  private String directory(OverrideListing.Directory directory) {
    String seen =
        directory
            .seen()
            .map(at -> "last read " + StateFormat.ago(at, listing.at()) + " ago")
            .orElse("never read");
    return "shared directory "
        + directory.path()
        + ": "
        + seen
        + directory
            .trouble()
            .map(
                problem ->
                    "; IT HAS NOT BEEN READABLE since "
                        + StateFormat.at(directory.troubleSince())
                        + ": "
                        + problem
                        + "; what was read last stays in effect")
            .orElse("");
  }

  private void table(List<String> lines) {
    TextTable table =
        new TextTable(
            "ID",
            "EFFECT",
            "ENDS",
            "FOR",
            "IDENTITY",
            "PROPERTY",
            "VALUE",
            "DECLARED",
            "AGE",
            "OWNER",
            "REASON");
    for (OverrideRow row : listing.overrides()) {
      table.row(
          row.id(),
          row.effect(),
          ends(row),
          row.selector(),
          row.identity() + " (" + row.itemType() + ")",
          row.property(),
          row.value(),
          row.declared().filter(value -> !value.isEmpty()).orElse("none"),
          StateFormat.ago(row.created(), listing.at()),
          row.owner(),
          row.reason());
    }
    lines.addAll(table.lines());
  }

  private String ends(OverrideRow row) {
    return row.ends()
        .map(
            end ->
                end.isAfter(listing.at())
                    ? "in " + StateFormat.ago(listing.at(), end)
                    : StateFormat.ago(end, listing.at()) + " ago")
        .orElse(row.holds());
  }

  private void remarks(List<String> lines, OverrideRow row) {
    if (!row.detail().isEmpty()) {
      lines.add(row.id() + " " + row.effect() + ": " + row.detail());
    }
    List<Acknowledged> others =
        row.acknowledgements().stream()
            .filter(heard -> !heard.server().equalsIgnoreCase(listing.server()))
            .filter(heard -> !heard.outcome().equals(NOT_MEANT))
            .toList();
    if (!others.isEmpty()) {
      lines.add(row.id() + " on other servers: " + acknowledged(others));
    }
  }

  /** Counts by outcome, with the names of few. */
  private static String acknowledged(List<Acknowledged> others) {
    Map<String, List<String>> byOutcome = new TreeMap<>();
    for (Acknowledged heard : others) {
      byOutcome.computeIfAbsent(heard.outcome(), outcome -> new ArrayList<>()).add(heard.server());
    }
    return byOutcome.entrySet().stream()
        .map(entry -> entry.getKey() + " on " + names(entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String names(List<String> servers) {
    return servers.size() <= MOST_NAMES
        ? String.join(", ", servers)
        : String.join(", ", servers.subList(0, MOST_NAMES))
            + " and "
            + (servers.size() - MOST_NAMES)
            + " more";
  }
}

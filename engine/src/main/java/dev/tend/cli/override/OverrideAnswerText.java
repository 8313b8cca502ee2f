package dev.tend.cli.override;

import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.override.admin.EffectiveChange;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What became of a request, for people: what was done, what changes here, and how to undo it.
 *
 * @param answer the answer
 * @param now wall time
 * @param undo the command that removes the override of an id
 */
record OverrideAnswerText(OverrideAnswer answer, Instant now, UnaryOperator<String> undo) {
  private static final List<String> AS_EXPECTED = List.of("applied", "not for this server");
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  List<String> added() {
    List<String> lines = lines(answer.whatIf() ? "would be added" : "added");
    if (!answer.whatIf()) {
      answer.override().ifPresent(row -> lines.add("undo it with: " + undo.apply(row.id())));
    }
    return lines;
  }

  List<String> removed() {
    return lines(answer.whatIf() ? "would be removed" : "removed");
  }

  private List<String> lines(String verb) {
    List<String> lines = new ArrayList<>();
    answer.override().ifPresent(row -> head(lines, verb, row));
    answer
        .replaced()
        .ifPresent(
            row ->
                lines.add(
                    "  in place of %s: %s, %s, by %s%s"
                        .formatted(row.id(), row.value(), row.holds(), row.owner(), why(row))));
    answer.remarks().forEach(remark -> lines.add("  note: " + remark));
    differences(lines);
    return lines;
  }

  private void head(List<String> lines, String verb, OverrideRow row) {
    lines.add(
        "%s %s: %s (%s) %s = %s"
            .formatted(
                row.id(), verb, row.identity(), row.itemType(), row.property(), row.value()));
    lines.add(
        "  for %s, %s%s, by %s%s"
            .formatted(
                row.selector(),
                row.holds(),
                row.ends().map(end -> " (" + left(row, end) + ")").orElse(""),
                row.owner(),
                why(row)));
    if (!AS_EXPECTED.contains(row.effect())) {
      lines.add("  here: " + row.effect() + (row.detail().isEmpty() ? "" : ", " + row.detail()));
    }
  }

  /** The time that is left; for an override that was just added, all the time it was given. */
  private String left(OverrideRow row, Instant end) {
    Duration age = Duration.between(row.created(), now);
    Instant from = age.compareTo(JUST_NOW) < 0 ? row.created() : now;
    return end.isAfter(from) ? "in " + StateFormat.span(Duration.between(from, end)) : "ended";
  }

  private static String why(OverrideRow row) {
    return row.reason().isBlank() ? "" : ": " + row.reason();
  }

  private void differences(List<String> lines) {
    if (answer.differences().isEmpty()) {
      lines.add("  nothing changes on this server");
      return;
    }
    TextTable table = new TextTable("ON THIS SERVER", "PROPERTY", "BEFORE", "AFTER");
    for (EffectiveChange effectiveChange : answer.differences()) {
      table.row(
          effectiveChange.identity() + " (" + effectiveChange.itemType() + ")",
          effectiveChange.property(),
          value(effectiveChange.before(), effectiveChange.beforeFrom()),
          value(effectiveChange.after(), effectiveChange.afterFrom()));
    }
    lines.addAll(table.lines());
  }

  private static String value(Optional<String> value, String from) {
    return value.filter(text -> !text.isEmpty()).orElse("none") + " (" + from + ")";
  }
}

package dev.tend.probe.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that the rows make. */
final class OutcomePage {
  private static final String HEAD =
      """
      # Outcomes

      What each probe says of what it meets. Every row below was played to the probe itself: a test
      makes happen what the first column says, byte for byte, and the probe must come to the outcome,
      the error class and the phase given here. This page is generated from those rows; a test fails
      when it is out of date and says how to make it anew.

      | outcome | it means | it counts |
      |---|---|---|
      | Succeeded | the service did as it should | for the service |
      | Failed | the service did not | against the service |
      | TimedOut | the service was not done by the deadline | against the service |
      | Inconclusive | the probe could not judge: what stood in its way is about the probe | for neither; a monitor that hears nothing else says so |
      | Rejected | the agent had no room to run it | for neither |
      | Poisoned | the probe itself broke | for neither |
      | Quarantined | it broke twice in a row, or did not end although it was cut off; it is left alone, for a minute at first and at most for a day | for neither |

      The rule behind the rows: an answer counts against the service when other clients would get it
      too. What is about the probe, its account, its address, its rate or what this host lacks, is
      Inconclusive with the cause named, and nothing is repaired for it. Where an answer could be
      either, it is taken for a failure.

      In the first column, `TAG` stands for the tag of an IMAP command. A cell names whose words they
      are where they are a particular program's.

      A `notification` is not judged here: whoever sends it says that it is red, which is Failed, or
      green, which is Succeeded.
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private OutcomePage() {}

  /** All of it. */
  static String of(List<OutcomeRow> rows) {
    OutcomePage made = new OutcomePage();
    Map<String, Map<Keys, List<OutcomeRow>>> probes = new LinkedHashMap<>();
    for (OutcomeRow row : rows) {
      probes
          .computeIfAbsent(row.probe(), probe -> new LinkedHashMap<>())
          .computeIfAbsent(row.situation(), situation -> new ArrayList<>())
          .add(row);
    }
    probes.forEach(made::chapter);
    return made.page.toString();
  }

  private void chapter(String probe, Map<Keys, List<OutcomeRow>> situations) {
    page.append("\n## `").append(probe).append("`\n");
    situations.forEach(this::table);
  }

  private void table(Keys situation, List<OutcomeRow> rows) {
    page.append('\n');
    String heading = heading(situation);
    if (!heading.isEmpty()) {
      page.append(heading).append("\n\n");
    }
    situation.find("note").ifPresent(note -> page.append(note.strip()).append("\n\n"));
    page.append("| it meets | outcome | error class | why |\n|---|---|---|---|\n");
    for (OutcomeRow row : rows) {
      String words = row.words().isEmpty() ? "" : " (" + row.words() + ")";
      page.append("| ")
          .append(cell(met(row.meets()) + words))
          .append(" | ")
          .append(row.outcome().text())
          .append(" | ")
          .append(row.errorClass())
          .append(" | ")
          .append(cell(row.why().strip()))
          .append(" |\n");
    }
  }

  private static String heading(Keys situation) {
    List<String> parts = new ArrayList<>();
    situation.find("phase").ifPresent(phase -> parts.add("phase `" + phase + "`"));
    situation
        .find("to")
        .filter(to -> !to.equals("connection"))
        .ifPresent(to -> parts.add("the answer to " + to));
    String settings = listed(situation.below("settings"));
    if (!settings.isEmpty()) {
      parts.add("with " + settings);
    }
    String before = listed(situation.below("server"));
    if (!before.isEmpty()) {
      parts.add("where the server says " + before);
    }
    String text = String.join(", ", parts);
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ":";
  }

  private static String met(Keys meets) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Object> entry : meets.values().entrySet()) {
      parts.add(
          switch (entry.getKey()) {
            case "says" -> code(meets.text("says"));
            case "does" -> "it " + meets.text("does");
            case "settings" -> "with " + listed(meets.below("settings"));
            default ->
                entry.getKey()
                    + " "
                    + (entry.getValue() instanceof Keys below ? listed(below) : values(entry));
          });
    }
    return parts.isEmpty() ? "nothing unusual" : String.join(", ", parts);
  }

  private static String values(Map.Entry<String, Object> entry) {
    if (entry.getValue() instanceof List<?> many) {
      return many.isEmpty()
          ? "none"
          : String.join(", ", many.stream().map(each -> code((String) each)).toList());
    }
    if (entry.getValue() instanceof Keys below) {
      return code(
          "{"
              + String.join(
                  ", ",
                  below.values().entrySet().stream()
                      .map(each -> each.getKey() + ": " + each.getValue())
                      .toList())
              + "}");
    }
    return code((String) entry.getValue());
  }

  private static String listed(Keys keys) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Object> entry : keys.values().entrySet()) {
      parts.add(entry.getKey() + " " + values(entry));
    }
    return String.join(", ", parts);
  }

  /** Text of a machine; each of its lines on one of its own. */
  private static String code(String text) {
    return String.join(
        "<br>",
        text.strip().lines().map(line -> line.isEmpty() ? "" : "`` " + line + " ``").toList());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}

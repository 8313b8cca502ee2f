package dev.tend.cli.component;

import dev.tend.api.model.ComponentAnswer;
import dev.tend.api.model.ServerComponents;
import dev.tend.api.model.ServerComponents.Component;
import dev.tend.api.model.ServerComponents.Holder;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.core.input.Requester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Components and their holders for people. */
final class ComponentText {
  private final Instant now;
  private final AgentOption agent;

  /**
   * Text as of an instant.
   *
   * @param now wall-clock time
   * @param agent knows how a command must be typed to reach the same agent
   */
  ComponentText(Instant now, AgentOption agent) {
    this.now = now;
    this.agent = agent;
  }

  /** The components, and each hold once. */
  List<String> list(ServerComponents all) {
    TextTable table = new TextTable("COMPONENT", "STATE", "HELD BY");
    Set<Holder> holders = new LinkedHashSet<>();
    for (Component one : all.components()) {
      table.row(one.component(), one.state().text(), heldBy(one));
      holders.addAll(one.holders());
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!holders.isEmpty()) {
      lines.add("");
      holders.forEach(holder -> lines.addAll(holder(holder)));
    }
    return lines;
  }

  private static String heldBy(Component one) {
    return one.holders().stream()
        .map(holder -> through(one, holder))
        .collect(Collectors.joining(", "));
  }

  private static String through(Component one, Holder holder) {
    return holder.held().equalsIgnoreCase(one.component())
        ? holder.requester().text()
        : holder.held() + " (" + holder.requester() + ")";
  }

  /** A component and its holders. */
  List<String> component(Component one) {
    List<String> lines = new ArrayList<>();
    lines.add(one.component() + " is " + one.state());
    one.holders().forEach(holder -> lines.addAll(holder(holder)));
    return lines;
  }

  /** What became of a request. */
  List<String> answer(ComponentAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(answer.message());
    answer.component().holders().forEach(holder -> lines.addAll(holder(holder)));
    if (!answer.note().isEmpty()) {
      lines.add("note: " + answer.note());
    }
    return lines;
  }

  private List<String> holder(Holder holder) {
    return List.of(
        holder.held()
            + ": "
            + holder.state()
            + " by "
            + holder.requester()
            + holder
                .since()
                .map(
                    since -> " since " + StateFormat.at(since) + ", " + StateFormat.ago(since, now))
                .orElse("")
            + ", "
            + holder.owner()
            + ": "
            + (holder.reason().isBlank() ? "no reason given" : holder.reason())
            + end(holder),
        "  release with: " + agent.command(holder.release()));
  }

  private String end(Holder holder) {
    if (holder.requester() == Requester.HEALTH_API) {
      return "; Tend gives it back when the fault has healed";
    }
    return holder
        .until()
        .map(until -> "; ends at " + StateFormat.at(until) + ", in " + StateFormat.ago(now, until))
        .orElse("; has no end");
  }
}

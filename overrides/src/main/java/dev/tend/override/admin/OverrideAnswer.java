package dev.tend.override.admin;

import dev.tend.override.merge.OverrideOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of a request.
 *
 * @param done whether it was done; of one with {@code whatIf}, whether it would have been
 * @param whatIf whether nothing was to be written
 * @param refusal why it was not done; empty when it was
 * @param override the override that was added or removed; empty when there is none
 * @param text its text, to be signed; empty when there is none
 * @param replaced the one that made way; empty when none did
 * @param differences what changes on this server, as soon as the agent has seen it
 * @param remarks what else a person should know, a sentence each
 */
public record OverrideAnswer(
    boolean done,
    boolean whatIf,
    Optional<OverrideOutcome.Refused> refusal,
    Optional<OverrideRow> override,
    Optional<String> text,
    Optional<OverrideRow> replaced,
    List<EffectiveChange> differences,
    List<String> remarks) {
  /** Copies the lists. */
  public OverrideAnswer {
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /** The same with one more remark. */
  public OverrideAnswer remarking(String remark) {
    return new OverrideAnswer(
        done,
        whatIf,
        refusal,
        override,
        text,
        replaced,
        differences,
        Stream.concat(remarks.stream(), Stream.of(remark)).toList());
  }

  static OverrideAnswer refused(boolean whatIf, OverrideOutcome.Refused why) {
    return new OverrideAnswer(
        false,
        whatIf,
        Optional.of(why),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}

package dev.tend.agent;

import dev.tend.core.input.RecoveryInput.OutcomeUntold;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.StoredState;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verdicts that earlier runs kept in their store, while a kill kept them out of the event files. No
 * action is to stand there without its outcome, so a new run tells them again.
 */
final class UntoldOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(UntoldOutcomes.class);

  /** What was done before is history; event files may have been removed by now. */
  private static final Duration LOOKS_BACK = Duration.ofHours(24);

  private UntoldOutcomes() {}

  /**
   * What to tell the core about them; nothing when the event files cannot be read.
   *
   * @param events the directory of the event files
   * @param stored what earlier runs kept
   * @param now the time, in steady time
   */
  static List<OutcomeUntold> in(Path events, StoredState stored, Instant now) {
    List<LedgerRecord> judged = new ArrayList<>();
    for (DurableRecord record : stored.records()) {
      if (record instanceof LedgerRecord charge
          && charge.verdict().isPresent()
          && charge.at().plus(LOOKS_BACK).isAfter(now)) {
        judged.add(charge);
      }
    }
    try {
      Set<String> told =
          judged.isEmpty() || !Files.isDirectory(events) ? Set.of() : told(events, now);
      return judged.stream()
          .filter(charge -> !told.contains(charge.instance()))
          .map(charge -> new OutcomeUntold(charge.instance()))
          .toList();
    } catch (IOException unreadable) {
      LOG.warn("whether all outcomes were told is not known: {}", unreadable.toString());
      return List.of();
    }
  }

  private static Set<String> told(Path events, Instant now) throws IOException {
    Set<String> told = new HashSet<>();
    new EventReader(events)
        .read(
            new EventQuery(
                EnumSet.of(EventFile.RECOVERY_ACTION_RESULTS),
                Optional.empty(),
                now.minus(LOOKS_BACK.multipliedBy(2)),
                Optional.empty()),
            line -> {
              if (line.text(EventField.ACTION).equals(EventKinds.RECOVERY_JUDGED.text())) {
                told.add(line.text(EventField.INSTANCE));
              }
              return true;
            });
    return told;
  }
}

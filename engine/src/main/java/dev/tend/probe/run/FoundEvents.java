package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.probe.Notice;
import dev.tend.probe.Notices;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what a run finds. Events are of the moment in which they are found, and count whoever
 * asked for the run.
 */
record FoundEvents(ScheduledProbe probe, ResultSink sink, SteadyClock clock) implements Notices {
  private static final Logger LOG = LoggerFactory.getLogger(FoundEvents.class);

  @Override
  public boolean hear(List<Notice> found, Deadline until) throws InterruptedException {
    List<CompletableFuture<Boolean>> kept = found.stream().map(this::pass).toList();
    boolean all = true;
    for (CompletableFuture<Boolean> one : kept) {
      try {
        all &= one.get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException unknown) {
        LOG.debug("it is not known whether an event of {} is kept", probe.id(), unknown);
        all = false;
      }
    }
    return all;
  }

  private CompletableFuture<Boolean> pass(Notice notice) {
    Outcome outcome = notice.red() ? Outcome.FAILED : Outcome.SUCCEEDED;
    return sink.found(
        probe,
        ProbeReported.of(probe.id(), clock.now(), Duration.ZERO, outcome)
            .saying("", notice.message())
            .notifying(notice.key()));
  }
}

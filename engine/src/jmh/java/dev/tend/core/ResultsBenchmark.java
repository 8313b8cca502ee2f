package dev.tend.core;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.type.ProbeType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many results a second go through the core: each is recorded as an event, judged by its
 * monitor, and moves the monitor's deadlines. Results come in the order in which a schedule gives
 * them, and time goes on as they do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx4g", "-XX:+UseSerialGC"})
public class ResultsBenchmark {
  /** As many results of each as its window holds, so that nothing is new any more. */
  private static final int ROUNDS_BEFORE = 31;

  private static final Duration ELAPSED = Duration.ofMillis(20);

  /** How many monitors there are. */
  @Param({"100", "10000", "100000"})
  private int monitors;

  /** How many of a thousand probes fail, always the same ones. */
  @Param({"0", "10"})
  private int failing;

  private Crowd crowd = Crowd.of(4);
  private int next;
  private long round;
  private Instant now = Crowd.START;

  /** Makes the crowd. */
  @Setup(Level.Trial)
  public void gather() {
    crowd = Crowd.of(monitors);
    next = 0;
    round = 0;
    for (int i = 0; i < ROUNDS_BEFORE * monitors; i++) {
      result();
    }
  }

  /** One result. */
  @Benchmark
  public Decision result() {
    if (next == crowd.probes().size()) {
      next = 0;
      round++;
    }
    if (next % 64 == 0) {
      long within = 1_000L * Crowd.INTERVAL_SECONDS * next / crowd.probes().size();
      now = Crowd.START.plusMillis(1_000L * Crowd.INTERVAL_SECONDS * round + within + 1);
    }
    ScheduledProbe probe = crowd.probes().get(next);
    boolean fails = next % 1_000 < failing;
    next++;
    ProbeReported result =
        ProbeReported.of(probe.id(), now, ELAPSED, fails ? Outcome.FAILED : Outcome.SUCCEEDED);
    return crowd.core().handle(measures(probe) ? result.measuring(50) : result, now);
  }

  private static boolean measures(ScheduledProbe probe) {
    ProbeType type = probe.definition().type();
    return type.name().equals("disk");
  }
}

package dev.tend.override.merge;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the core is busy with definitions of ten thousand monitors. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ApplyBenchmark {

  /** How ten thousand monitors lie. */
  public enum Shape {
    /** Five in each of two thousand sets. */
    SETS_2000,
    /** All in one set. */
    SET_OF_50000_ITEMS,
    /** One for each of ten thousand targets. */
    TARGETS_10000;

    List<HealthSetDefinition> definitions() {
      BenchmarkEstate benchmarkEstate = new BenchmarkEstate();
      return switch (this) {
        case SETS_2000 -> benchmarkEstate.sets(2_000, 25);
        case SET_OF_50000_ITEMS -> benchmarkEstate.sets(1, 50_000);
        case TARGETS_10000 -> benchmarkEstate.targeted(10_000);
      };
    }
  }

  /** How the monitors lie. */
  @Param private Shape shape = Shape.SETS_2000;

  private HealthCore core = new HealthCore(CoreSettings.defaults("mail1"));
  private List<EffectiveDefinitions> definitions = List.of();
  private EffectiveDefinitions again = EffectiveDefinitions.unchanged(List.of());
  private int turn;

  /** Lets the core watch. */
  @Setup(Level.Trial)
  public void watch() {
    List<HealthSetDefinition> declared = shape.definitions();
    definitions = List.of(overridden(declared, "6s"), overridden(declared, "7s"));
    again = overridden(declared, "6s");
    core = new HealthCore(CoreSettings.defaults("mail1").inMode(Mode.OBSERVE));
    core.handle(new AgentStarted(OverrideCrowd.NOW, "bench"), OverrideCrowd.NOW);
    core.handle(new DefinitionsApplied(definitions.getFirst()), OverrideCrowd.NOW);
  }

  /** Another value of one probe, for its one target where there are some. */
  @Benchmark
  public Decision oneChange() {
    turn = 1 - turn;
    return core.handle(new DefinitionsApplied(definitions.get(turn)), OverrideCrowd.NOW);
  }

  /** The same definitions from another merge. */
  @Benchmark
  public Decision noChange() {
    turn = 1 - turn;
    return core.handle(
        new DefinitionsApplied(turn == 0 ? definitions.getFirst() : again), OverrideCrowd.NOW);
  }

  private EffectiveDefinitions overridden(List<HealthSetDefinition> declared, String timeout) {
    ItemDefinition probe = declared.getFirst().probes().getFirst();
    ItemId id = shape == Shape.TARGETS_10000 ? probe.id().forTarget("box7") : probe.id();
    MonitoringOverride override =
        new MonitoringOverride(
            "id-1",
            new Selector.ThisServer(),
            new Subject.Item(probe.itemType(), id),
            "timeout",
            timeout,
            "ann",
            "a planned change",
            OverrideCrowd.NOW,
            new Validity.Forever());
    return OverrideMerge.merge(
        declared,
        List.of(override),
        new ServerContext("mail1", Set.of(), Optional.empty()),
        OverrideCrowd.NOW);
  }
}

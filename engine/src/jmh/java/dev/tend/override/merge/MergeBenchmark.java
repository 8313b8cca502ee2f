package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** How long a merge of many overrides over many items takes, warm and in a first run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class MergeBenchmark {

  /** How the items lie. */
  public enum Shape {
    /** Small sets, as the catalogue has them. */
    SETS_500_OF_20(500, 20),
    /** Middling sets. */
    SETS_200_OF_50(200, 50),
    /** One set with everything. */
    SET_OF_10000(1, 10_000),
    /** One set of five items, each overridden for each of its targets. */
    TARGETS_2000(0, 2_000);

    private final int sets;
    private final int size;

    Shape(int sets, int size) {
      this.sets = sets;
      this.size = size;
    }

    List<HealthSetDefinition> definitions() {
      BenchmarkEstate benchmarkEstate = new BenchmarkEstate();
      return this == TARGETS_2000
          ? benchmarkEstate.targeted(size)
          : benchmarkEstate.sets(sets, size);
    }
  }

  /** How the items lie. */
  @Param private Shape shape = Shape.SETS_500_OF_20;

  /** How many overrides there are. */
  @Param({"10000"})
  private int overrides;

  private List<HealthSetDefinition> definitions = List.of();
  private List<MonitoringOverride> crowd = List.of();
  private ServerContext here = new ServerContext("mail1", Set.of(), Optional.empty());

  /** Makes the definitions and the overrides. */
  @Setup(Level.Trial)
  public void gather() throws ValueException {
    definitions = shape.definitions();
    crowd = new OverrideCrowd(definitions).of(overrides);
    here = new ServerContext("mail1", Set.of("mx"), Optional.of(Version.parse("3.8.1")));
  }

  /** One merge. */
  @Benchmark
  public EffectiveDefinitions merge() {
    return OverrideMerge.merge(definitions, crowd, here, OverrideCrowd.NOW);
  }
}

package dev.tend.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PhaseOffsetTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void the_first_probe_of_an_interval_is_due_at_once() {
    PhaseOffset phaseOffset = new PhaseOffset();

    assertThat(phaseOffset.next(MINUTE)).isZero();
    assertThat(phaseOffset.next(Duration.ofSeconds(20))).isZero();
    assertThat(phaseOffset.next(MINUTE)).isPositive().isLessThan(MINUTE);
  }

  @Test
  void however_many_probes_come_no_gap_is_much_wider_than_another() {
    for (int many : new int[] {2, 7, 60, 1_000}) {
      PhaseOffset phaseOffset = new PhaseOffset();
      long[] times =
          LongStream.range(0, many)
              .map(each -> phaseOffset.next(MINUTE).toMillis())
              .sorted()
              .toArray();
      long[] gaps = new long[many];
      for (int i = 0; i < many; i++) {
        long next = i + 1 < many ? times[i + 1] : times[0] + MINUTE.toMillis();
        gaps[i] = next - times[i];
      }
      long fair = MINUTE.toMillis() / many;
      assertThat(Arrays.stream(gaps).max().orElseThrow())
          .as("%d probes", many)
          .isLessThanOrEqualTo(fair * 2 + 2);
    }
  }
}

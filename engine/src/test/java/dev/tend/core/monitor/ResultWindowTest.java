package dev.tend.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The window against a plain list of what it was told. */
class ResultWindowTest {
  private static final long START = 1_767_225_600_000L;

  private record Told(long start, boolean bad) {}

  private final List<Told> told = new ArrayList<>();

  @Test
  void up_to_512_results_are_known_exactly() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      long interval = 1L + random.nextInt(100_000);
      ResultWindow window = new ResultWindow(Integer.MAX_VALUE, interval, 0);
      told.clear();
      long now = START;
      for (int i = 0; i < 500; i++) {
        now += random.nextInt(2_000);
        tell(window, now, random.nextInt(3) == 0);
        window.evict(now);
        expectExactly(window, now - interval);
        if (random.nextInt(50) == 0) {
          interval = 1L + random.nextInt(100_000);
          window.evict(now);
          long cut = now - interval;
          window.reshape(Integer.MAX_VALUE, interval, 0);
          told.removeIf(gone(window));
          window.evict(now);
          expectExactly(window, cut);
        }
      }
    }
  }

  @Test
  void above_that_results_stay_at_most_a_63rd_of_the_interval_too_long() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      long interval = 600_000L + random.nextInt(600_000);
      long slack = interval / 63 + 1;
      ResultWindow window = new ResultWindow(Integer.MAX_VALUE, interval, 1_000_000);
      told.clear();
      long now = START;
      for (int i = 0; i < 5_000; i++) {
        now += random.nextInt(i % 1000 == 999 ? 2_000_000 : 1_500);
        tell(window, now, random.nextInt(3) == 0);
        window.evict(now);
        if (i % 20 > 0) {
          continue;
        }
        long forgotten = now - 2 * interval;
        told.removeIf(old -> old.start() < forgotten);
        assertThat(window.total()).isBetween(since(now - interval), since(now - interval - slack));
        assertThat(window.bad())
            .isBetween(badSince(now - interval), badSince(now - interval - slack));
        assertThat(window.nextEdge()).isGreaterThan(now);
        assertThat(window.oldest()).isGreaterThanOrEqualTo(now - interval - slack);
      }
    }
  }

  @Test
  void the_513th_result_turns_them_into_counts_and_loses_none() {
    ResultWindow window = new ResultWindow(Integer.MAX_VALUE, 10_000_000, 0);
    for (int i = 0; i < 600; i++) {
      window.add(START + i, i % 2 == 0);
    }
    assertThat(window.total()).isEqualTo(600);
    assertThat(window.bad()).isEqualTo(300);
    assertThat(window.record().width()).isPositive();
    window.evict(START + 20_000_000);
    assertThat(window.isEmpty()).isTrue();
    assertThat(window.nextEdge()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void only_as_many_as_matter_are_kept() {
    ResultWindow window = new ResultWindow(3, 10_000, 0);
    for (int i = 0; i < 10; i++) {
      window.add(START + i, true);
    }
    assertThat(window.bad()).isEqualTo(3);
    assertThat(window.oldest()).isEqualTo(START + 7);
    window.reshape(2, 10_000, 0);
    assertThat(window.oldest()).isEqualTo(START + 8);
    window.reshape(1000, 10_000, 1000);
    assertThat(window.bad()).isEqualTo(2);
  }

  @Test
  void what_was_recorded_can_be_restored_in_either_form() {
    for (long expected : new long[] {0, 1000}) {
      ResultWindow window = new ResultWindow(Integer.MAX_VALUE, 600_000, expected);
      for (int i = 0; i < 400; i++) {
        window.add(START + i * 1_000L, i % 7 == 0);
      }
      ResultWindow copy = new ResultWindow(Integer.MAX_VALUE, 600_000, expected);
      copy.restore(window.record());
      assertThat(copy.record()).isEqualTo(window.record());
      for (long now = START + 400_000; now < START + 1_100_000; now += 777) {
        window.evict(now);
        copy.evict(now);
        assertThat(copy.total()).isEqualTo(window.total());
        assertThat(copy.bad()).isEqualTo(window.bad());
        assertThat(copy.nextEdge()).isEqualTo(window.nextEdge());
      }
    }
  }

  @Test
  void counts_survive_another_interval() {
    ResultWindow window = new ResultWindow(Integer.MAX_VALUE, 600_000, 1000);
    for (int i = 0; i < 600; i++) {
      window.add(START + i * 1_000L, i >= 590);
    }
    window.reshape(Integer.MAX_VALUE, 3_600_000, 5000);
    assertThat(window.total()).isEqualTo(600);
    window.reshape(Integer.MAX_VALUE, 60_000, 100);
    window.evict(START + 600_000);
    assertThat(window.bad()).isEqualTo(10);
    assertThat(window.total()).isBetween(60, 180);
  }

  private void tell(ResultWindow window, long start, boolean bad) {
    window.add(start, bad);
    told.add(new Told(start, bad));
  }

  private void expectExactly(ResultWindow window, long cut) {
    assertThat(window.total()).isEqualTo(since(cut));
    assertThat(window.bad()).isEqualTo(badSince(cut));
  }

  private Predicate<Told> gone(ResultWindow window) {
    long oldest = window.oldest();
    return one -> one.start() < oldest;
  }

  private int since(long cut) {
    return (int) told.stream().filter(one -> one.start() >= cut).count();
  }

  private int badSince(long cut) {
    return (int) told.stream().filter(one -> one.start() >= cut && one.bad()).count();
  }
}

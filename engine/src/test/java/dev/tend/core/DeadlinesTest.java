package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines();

  @Test
  void nothing_wanted_is_never_due() {
    deadlines.reset(3);
    assertThat(deadlines.earliest()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_same_instant_comes_up_by_place() {
    deadlines.reset(3);
    deadlines.want(2, 10);
    deadlines.want(0, 10);
    deadlines.want(1, 5);
    assertThat(List.of(deadlines.take(), deadlines.take(), deadlines.take()))
        .containsExactly(1, 0, 2);
  }

  @Test
  void an_earlier_wish_comes_up_before_a_later_one_of_the_same_chain() {
    deadlines.reset(1);
    deadlines.want(0, 50);
    deadlines.want(0, 20);
    deadlines.want(0, 40);
    assertThat(deadlines.earliest()).isEqualTo(20);
    assertThat(deadlines.take()).isZero();
    assertThat(deadlines.earliest()).isEqualTo(50);
  }

  @Test
  void a_chain_that_came_up_may_want_the_same_instant_again() {
    deadlines.reset(1);
    deadlines.want(0, 20);
    deadlines.take();
    deadlines.want(0, 20);
    assertThat(deadlines.earliest()).isEqualTo(20);
  }

  @Test
  void many_wishes_come_up_in_order() {
    Random random = new Random(7);
    deadlines.reset(500);
    for (int i = 0; i < 5_000; i++) {
      deadlines.want(random.nextInt(500), random.nextInt(1_000_000));
    }
    List<Long> order = new ArrayList<>();
    while (deadlines.earliest() != Long.MAX_VALUE) {
      order.add(deadlines.earliest());
      deadlines.take();
    }
    assertThat(order).isSorted().hasSizeGreaterThanOrEqualTo(500);
  }
}

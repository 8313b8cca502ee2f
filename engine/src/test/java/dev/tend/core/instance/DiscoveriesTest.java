package dev.tend.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.instance.Discoveries.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveriesTest {
  private final Discoveries discoveries = new Discoveries();

  @Test
  void a_new_target_is_added_and_known_ones_stay() {
    found("db1");
    assertThat(found("db1", "db2").added()).containsExactly("db2");
    assertThat(discoveries.targets("STORE")).containsExactly("db1", "db2");
  }

  @Test
  void a_healthy_target_that_is_gone_is_retired_at_once() {
    found("db1", "db2");
    assertThat(found("db1").retired()).containsExactly("db2");
    assertThat(discoveries.targets("Store")).containsExactly("db1");
  }

  @Test
  void a_raised_target_is_retired_after_three_discoveries_without_it() {
    found("db1", "db2");
    assertThat(withRaised("db1").missing()).containsExactly("db2");
    assertThat(withRaised("db1").missing()).containsExactly("db2");
    assertThat(withRaised("db1").retired()).containsExactly("db2");
  }

  @Test
  void a_raised_target_that_is_found_again_begins_anew() {
    found("db1", "db2");
    withRaised("db1");
    withRaised("db1");
    withRaised("db1", "db2");
    assertThat(withRaised("db1").retired()).isEmpty();
  }

  @Test
  void of_too_many_those_that_are_known_stay_and_the_others_are_left_out() {
    found("db2", "db4");
    Difference more = found("db1", "db2", "db3", "db4", "db5");
    assertThat(more.added()).containsExactly("db1");
    assertThat(more.leftOut()).containsExactly("db3", "db5");
    assertThat(found("db3", "db4").added()).as("there is room again").containsExactly("db3");
    assertThat(discoveries.targets("Store")).containsExactly("db3", "db4");
  }

  private Difference found(String... targets) {
    return discoveries.found("Store", List.of(targets), 3, target -> false);
  }

  private Difference withRaised(String... targets) {
    return discoveries.found("Store", List.of(targets), 3, target -> true);
  }
}

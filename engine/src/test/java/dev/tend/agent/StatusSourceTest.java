package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.AgentStatus.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusSourceTest {
  @Test
  void a_part_that_is_amiss_says_what_that_means() {
    assertThat(StatusSource.part("overrides", Optional.of("a is left out"), "; the rest goes on"))
        .isEqualTo(new Part("overrides", false, "a is left out; the rest goes on"));
  }

  @Test
  void a_part_that_is_well_says_nothing() {
    assertThat(StatusSource.part("overrides", Optional.empty(), "; the rest goes on"))
        .isEqualTo(new Part("overrides", true, ""));
  }
}

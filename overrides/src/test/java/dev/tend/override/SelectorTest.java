package dev.tend.override;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorTest {
  @Test
  void a_server_is_the_same_with_a_dot_at_the_end_and_in_either_form_of_its_name() {
    Selector.Servers servers =
        new Selector.Servers(List.of("mail1.example.org.", "MAIL1.example.org", "bücher.example"));
    assertThat(servers.names()).containsExactly("mail1.example.org", "xn--bcher-kva.example");
    assertThat(servers.names("mail1.EXAMPLE.org")).isTrue();
  }
}

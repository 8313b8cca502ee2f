package dev.tend.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionTest {
  @ParameterizedTest
  @CsvSource({
    "mail1.example.org, true",
    "MAIL1.example.org., true",
    "mail1, true",
    "mail, false",
    "mail2.example.org, false",
  })
  void a_server_is_named_in_any_case_by_its_short_name_or_with_a_dot_at_the_end(
      String named, boolean is) {
    assertThat(AgentOption.isName(named, "mail1.example.org")).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({"bücher.example, true", "xn--bcher-kva.example, true", "buecher.example, false"})
  void an_internationalised_name_is_the_same_in_either_form(String named, boolean is) {
    assertThat(AgentOption.isName(named, "xn--bcher-kva.example")).isEqualTo(is);
  }
}

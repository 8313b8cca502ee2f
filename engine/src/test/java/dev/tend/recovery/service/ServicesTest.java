package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
  private static final List<String> CHECK = List.of("amavisd", "test-config");

  /** A unit is one, whoever writes its type and who does not. */
  @ParameterizedTest
  @CsvSource({
    "clamd@amavisd, clamd@amavisd",
    "clamd@amavisd.service, clamd@amavisd",
    "clamd@amavisd, clamd@amavisd.service",
  })
  void a_services_commands_are_found_by_either_name(String configured, String asked) {
    ServiceCommands own =
        new ServiceCommands(
            List.of(), List.of(), List.of(), CHECK, List.of(), List.of(), Optional.empty());
    Systemd systemd =
        new Systemd(List.of("systemctl"), List.of("journalctl"), ProcessTable.ofThisHost());
    assertThat(new Services(Map.of(configured, own), Optional.of(systemd)).validations(asked))
        .containsExactly(CHECK);
  }
}

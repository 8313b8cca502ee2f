package dev.tend.cli.override;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRow;
import dev.tend.override.admin.OverrideRow.Acknowledged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverrideListingTextTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static OverrideRow row(String effect, Instant ends, Acknowledged... heard) {
    return new OverrideRow(
        "a1",
        "Global",
        "all servers",
        "Monitor",
        "Imap\\LoginMonitor",
        "enabled",
        "false",
        effect,
        "",
        Optional.of("true"),
        "anna",
        "",
        NOW.minus(Duration.ofDays(2)),
        "until " + ends,
        Optional.of(ends),
        List.of(heard));
  }

  private static List<String> lines(OverrideRow row) {
    return new OverrideListingText(
            new OverrideListing("mx1", true, NOW, List.of(row), List.of(), Optional.empty()))
        .lines();
  }

  private static Acknowledged heard(String server, String outcome) {
    return new Acknowledged(server, outcome, NOW);
  }

  @Test
  void servers_that_it_is_not_for_are_not_listed() {
    assertThat(
            lines(
                row(
                    "applied",
                    NOW.plusSeconds(60),
                    heard("mx1", "applied"),
                    heard("mx2", "not for this server"),
                    heard("mx3", "applied"),
                    heard("mx4", "unknown identity"))))
        .last()
        .isEqualTo("a1 on other servers: applied on mx3; unknown identity on mx4");
    assertThat(
            lines(row("applied", NOW.plusSeconds(60), heard("mx2", "not for this server")))
                .getLast())
        .startsWith("a1 ")
        .doesNotContain("mx2");
  }

  @Test
  void one_that_ended_says_how_long_ago() {
    assertThat(lines(row("expired", NOW.minusSeconds(720))).getLast()).contains("expired  12m ago");
    assertThat(lines(row("applied", NOW.plusSeconds(720))).getLast()).contains("applied  in 12m");
  }
}

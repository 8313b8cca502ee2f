package dev.tend.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.LedgerRecord;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActionLedgerTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final String POSTFIX = "restart-service service:postfix";

  private final ActionLedger ledger = new ActionLedger();

  @Test
  void an_act_counts_for_an_hour_and_for_a_day_to_the_millisecond() {
    charge("a", POSTFIX, T0);
    Instant hour = T0.plus(Duration.ofHours(1));
    Instant day = T0.plus(Duration.ofHours(24));
    assertThat(ledger.count(POSTFIX, ActionLedger.HOUR, hour.minusMillis(1))).isEqualTo(1);
    assertThat(ledger.count(POSTFIX, ActionLedger.HOUR, hour)).isZero();
    assertThat(ledger.count(POSTFIX, ActionLedger.DAY, day.minusMillis(1))).isEqualTo(1);
    assertThat(ledger.count(POSTFIX, ActionLedger.DAY, day)).isZero();
  }

  @Test
  void whoever_acted_the_key_is_charged_and_the_server_counts_all_keys() {
    charge("a", POSTFIX, T0);
    charge("b", "restart-service service:dovecot", T0);
    assertThat(ledger.count(POSTFIX, ActionLedger.HOUR, T0)).isEqualTo(1);
    assertThat(ledger.count("", ActionLedger.HOUR, T0)).isEqualTo(2);
  }

  @Test
  void an_entry_dated_in_the_future_counts_as_made_now() {
    charge("a", POSTFIX, T0.plus(Duration.ofHours(2)));
    assertThat(ledger.count(POSTFIX, ActionLedger.HOUR, T0)).isEqualTo(1);
    assertThat(ledger.last(POSTFIX, T0)).contains(T0);
  }

  @Test
  void says_when_the_budget_frees() {
    charge("a", POSTFIX, T0);
    charge("b", POSTFIX, T0.plusSeconds(600));
    Instant now = T0.plusSeconds(900);
    assertThat(ledger.frees(POSTFIX, ActionLedger.HOUR, 2, now))
        .isEqualTo(T0.plus(Duration.ofHours(1)));
    assertThat(ledger.frees(POSTFIX, ActionLedger.HOUR, 1, now))
        .isEqualTo(T0.plusSeconds(600).plus(Duration.ofHours(1)));
    assertThat(ledger.frees(POSTFIX, ActionLedger.HOUR, 3, now)).isEqualTo(now);
  }

  @Test
  void an_act_that_did_not_begin_is_refunded() {
    charge("a", POSTFIX, T0);
    ledger.refund("a");
    assertThat(ledger.count(POSTFIX, ActionLedger.DAY, T0)).isZero();
  }

  @Test
  void what_no_longer_counts_is_forgotten_by_its_key() {
    charge("a", POSTFIX, T0);
    assertThat(ledger.prune(T0.plus(Duration.ofDays(32)).minusMillis(1))).isEmpty();
    assertThat(ledger.prune(T0.plus(Duration.ofDays(32)))).containsExactly("ledger:a");
  }

  @Test
  void a_spacing_of_more_than_a_day_finds_the_last_act() {
    charge("a", POSTFIX, T0);
    assertThat(ledger.last(POSTFIX, T0.plus(Duration.ofDays(2)))).contains(T0);
  }

  private void charge(String instance, String budget, Instant at) {
    ledger.charge(new LedgerRecord(instance, budget, ItemId.of("Smtp", "SmtpRestart"), at));
  }
}

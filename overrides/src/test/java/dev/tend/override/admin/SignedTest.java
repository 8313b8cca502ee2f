package dev.tend.override.admin;

import static dev.tend.override.admin.Wanted.everywhere;
import static dev.tend.override.admin.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.OverrideText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Composed here, signed elsewhere, handed over. */
class SignedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private static final String GOOD = "signature anna AAAA";
  private final AdminFixture adminFixture = new AdminFixture();

  SignedTest() {
    adminFixture.global.trusted.add(GOOD);
  }

  private String composed(Wanted wanted) throws Exception {
    return adminFixture.add(wanted.whatIf()).text().orElseThrow();
  }

  private OverrideAnswer hand(String text, String signature) throws Exception {
    return adminFixture.desk.change(
        new SignedOverride(text, signature, false, false),
        adminFixture.context(),
        adminFixture.now);
  }

  @Test
  void without_a_signature_it_is_refused_and_a_trial_says_so() throws Exception {
    assertThat(adminFixture.refusal(everywhere(MOUNTS, "Monitor", "Enabled=0")).reason())
        .contains("it lacks the signature");
    assertThat(adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0").whatIf()).remarks())
        .anyMatch(remark -> remark.contains("it lacks the signature"));
  }

  @Test
  void what_was_signed_is_what_is_kept() throws Exception {
    String text = composed(everywhere(MOUNTS, "Monitor", "Enabled=0").lasting("7d"));
    adminFixture.now = adminFixture.now.plusSeconds(30);

    OverrideAnswer answer = hand(text, GOOD);

    assertThat(answer.done()).isTrue();
    assertThat(adminFixture.global.overrides).extracting(OverrideText::write).containsExactly(text);
    assertThat(adminFixture.global.signatures).containsExactly(GOOD);
  }

  @Test
  void a_bad_signature_is_refused() throws Exception {
    String text = composed(everywhere(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(hand(text, "signature eve AAAA").done()).isFalse();
    assertThat(adminFixture.global.overrides).isEmpty();
  }

  @Test
  void what_was_changed_after_it_was_composed_is_judged_anew() throws Exception {
    String text =
        composed(everywhere(MOUNTS, "Monitor", "Enabled=0"))
            .replace("DatabaseRepeatedMountsMonitor", "DatabaseRepeatedMountMonitor");

    assertThat(hand(text, GOOD).refusal().orElseThrow().suggestion()).hasValue(MOUNTS);
    assertThat(hand("{}", GOOD).refusal().orElseThrow().reason())
        .contains("the text is not an override");
  }

  @Test
  void an_old_text_is_not_used_a_second_time() throws Exception {
    String text = composed(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    adminFixture.now = adminFixture.now.plus(Duration.ofDays(2));

    assertThat(hand(text, GOOD).refusal().orElseThrow().reason()).contains("more than a day");
  }

  @Test
  void one_that_is_over_by_now_is_refused() throws Exception {
    String text = composed(everywhere(MOUNTS, "Monitor", "Enabled=0").lasting("1h"));
    adminFixture.now = adminFixture.now.plus(Duration.ofHours(1));

    assertThat(hand(text, GOOD).refusal().orElseThrow().reason()).contains("is already over");
  }

  @Test
  void a_server_override_is_not_signed() throws Exception {
    String text = composed(here(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(hand(text, GOOD).refusal().orElseThrow().reason()).contains("is a server override");
  }

  @Test
  void an_id_that_another_has_by_now_is_refused() throws Exception {
    String text = composed(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    String id = OverrideText.read(text).id();
    adminFixture.add(here("Store", "", "Enabled=0"));
    MonitoringOverride other = adminFixture.server.overrides.removeFirst();
    adminFixture.server.overrides.add(
        OverrideText.read(OverrideText.write(other).replace(other.id(), id)));

    assertThat(hand(text, GOOD).refusal().orElseThrow().reason())
        .contains("the id " + id + " has been given to another");
  }
}

package dev.tend.override.change;

import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.monitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is told of the shared directory, and of what lies there and is not believed. */
class SurroundingsToldTest {
  private static final MonitoringOverride WIDER =
      monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m");
  private static final RejectedSource UNSIGNED =
      new RejectedSource("5f3c.json", "it is not signed", "sign it with a trusted key");

  @Test
  void an_outage_of_the_directory_is_told_when_it_begins_and_when_it_is_over() {
    Looks looks = new Looks(WIDER);
    looks.trouble("no answer for 20 s");
    assertThat(looks.lookAfter(Duration.ofMinutes(10)))
        .containsExactly(new OverrideNotice.DirectoryLost("no answer for 20 s"));

    looks.trouble("no answer for 620 s");
    assertThat(looks.lookAfter(Duration.ofMinutes(10))).isEmpty();
    assertThat(looks.last().effective().effects()).hasSize(1);

    looks.noTrouble();
    assertThat(looks.lookAfter(Duration.ofMinutes(10)))
        .containsExactly(new OverrideNotice.DirectoryBack(NOW.plus(Duration.ofMinutes(10))));
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void before_anybody_has_looked_what_was_told_of_the_directory_stands() {
    Looks looks = new Looks();
    looks.trouble("no answer for 20 s");
    looks.look();
    looks.notLookedYet();
    assertThat(looks.look()).isEmpty();
    looks.trouble("no answer for 20 s");
    assertThat(looks.look()).isEmpty();
    looks.noTrouble();
    assertThat(looks.look()).containsExactly(new OverrideNotice.DirectoryBack(NOW));
  }

  @Test
  void a_directory_that_is_configured_no_longer_is_not_told_to_be_back() {
    Looks looks = new Looks();
    looks.trouble("no answer for 20 s");
    looks.look();
    looks.noDirectory();
    assertThat(looks.look()).isEmpty();
    looks.noTrouble();
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void what_is_left_out_is_told_once_for_each_reason_and_when_it_is_sound_or_gone() {
    Looks looks = new Looks();
    looks.rejectedSource.add(UNSIGNED);
    assertThat(looks.look()).containsExactly(new OverrideNotice.NotBelieved(UNSIGNED));
    assertThat(looks.look()).isEmpty();

    RejectedSource badly =
        new RejectedSource("5f3c.json", "its signature does not fit", "sign it again");
    looks.rejectedSource.set(0, badly);
    assertThat(looks.look()).containsExactly(new OverrideNotice.NotBelieved(badly));

    looks.rejectedSource.clear();
    assertThat(looks.look()).containsExactly(new OverrideNotice.BelievedAgain("5f3c.json"));
  }

  @Test
  void a_flood_of_what_is_left_out_is_told_in_portions_and_nothing_of_it_is_lost() {
    Looks looks = new Looks();
    for (int i = 0; i < 250; i++) {
      looks.rejectedSource.add(new RejectedSource("file" + i, "it is not signed", ""));
    }

    assertThat(looks.look()).hasSize(OverrideReconciler.MOST_REJECTED);
    assertThat(looks.look()).hasSize(OverrideReconciler.MOST_REJECTED);
    assertThat(looks.look()).hasSize(50);
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void an_override_that_goes_while_something_is_left_out_may_be_that() {
    Looks looks = new Looks(WIDER);
    looks.overrides.clear();
    looks.rejectedSource.add(UNSIGNED);

    assertThat(looks.look())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new OverrideNotice.NotBelieved(UNSIGNED)),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        OverrideNotice.Removed.class,
                        removed -> assertThat(removed.perhapsLeftOut()).isTrue()));
  }

  @Test
  void the_version_at_the_first_look_is_no_news() {
    assertThat(new Looks().last().notices()).isEmpty();
  }
}

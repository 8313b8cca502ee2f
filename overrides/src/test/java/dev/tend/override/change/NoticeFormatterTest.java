package dev.tend.override.change;

import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.valid;
import static dev.tend.override.merge.Overrides.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.Overrides;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Notices as people read them: whole sentences, with owner, reason and what holds instead. */
class NoticeFormatterTest {
  private static final MonitoringOverride WIDER =
      named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m"), "wider");
  private static final String WHAT = "monitoringInterval of Monitor Smtp\\SelfTestMonitor";
  private static final String REASON = " Its reason: a test.";

  @Test
  void one_that_begins_and_one_that_ends() {
    Looks looks = new Looks(valid(WIDER, new Validity.Until(NOW.plusSeconds(3600))));
    assertThat(looks.last().notices().getFirst().sentence())
        .isEqualTo(
            "Override wider by ann is in effect: "
                + WHAT
                + " is 10m instead of 5m, until 2026-11-21T13:00:00Z."
                + REASON);
    assertThat(looks.sentencesAfter(Duration.ofHours(1)))
        .containsExactly(
            "Override wider by ann ended at 2026-11-21T13:00:00Z. From now on "
                + WHAT
                + " is 5m, as the health set says."
                + REASON);
  }

  @Test
  void an_end_that_nobody_saw_says_how_long_ago_it_was() {
    Looks looks = new Looks(valid(WIDER, new Validity.Until(NOW.plusSeconds(3600))));
    assertThat(looks.sentencesAfter(Duration.ofDays(3)))
        .containsExactly(
            "Override wider by ann ended at 2026-11-21T13:00:00Z, which was noticed 2 days later."
                + " From now on "
                + WHAT
                + " is 5m, as the health set says."
                + REASON);
  }

  @Test
  void one_that_lapses_and_one_that_waits() {
    Looks looks = new Looks(valid(WIDER, versions("[3.7,3.9)")));
    looks.version("3.9");
    assertThat(looks.sentencesAfter(Duration.ZERO))
        .containsExactly(
            "The mail server's version is 3.9 now; it was 3.8.1.",
            "Override wider by ann is no longer in effect: it was for version [3.7,3.9), but the"
                + " mail server has version 3.9 now. From now on "
                + WHAT
                + " is 5m, as the health set says."
                + REASON);
    looks.noVersion();
    assertThat(looks.sentencesAfter(Duration.ZERO))
        .containsExactly("The mail server's version is no longer known; it was 3.9.");
    Looks waiting = new Looks(valid(WIDER, versions("[4,)")));
    assertThat(waiting.last().notices().getFirst().sentence())
        .isEqualTo(
            "Override wider by ann has no effect yet: it is for version [4,), but the mail"
                + " server's version is 3.8.1."
                + REASON);
  }

  @Test
  void one_that_is_refused_and_one_that_names_nothing() {
    Looks looks =
        new Looks(
            named(monitor("Smtp\\SelfTestMonitor", "monitoringIntervall", "10m"), "typo"),
            named(Overrides.of(new Subject.WholeSet("Smpt"), "enabled", "false"), "set"));
    assertThat(looks.last().notices())
        .extracting(OverrideNotice::sentence)
        .satisfiesExactlyInAnyOrder(
            refused ->
                assertThat(refused)
                    .startsWith(
                        "Override typo by ann is refused: SelfTestMonitor has no property"
                            + " 'monitoringIntervall'; expected: one of ")
                    .contains("(did you mean monitoringInterval?)")
                    .endsWith(
                        "Meanwhile there is no monitoringIntervall of Monitor"
                            + " Smtp\\SelfTestMonitor here."
                            + REASON),
            unknown ->
                assertThat(unknown)
                    .isEqualTo(
                        "Override set by ann has no effect here: there is no health set Smpt (did"
                            + " you mean Smtp?)."
                            + REASON));
  }

  @Test
  void a_removal_a_change_and_a_default() {
    Looks looks = new Looks(WIDER);
    MonitoringOverride wide =
        named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "20m"), "wide");
    looks.overrides.set(0, wide);
    assertThat(looks.sentencesAfter(Duration.ZERO))
        .containsExactly(
            "Override wide by ann replaces 10m set by ann, until removed: "
                + WHAT
                + " is 20m instead of 5m, until removed."
                + REASON);
    looks.overrides.set(
        0, named(monitor("Smtp\\SelfTestMonitor", "recoveryThreshold", "4"), "more"));
    assertThat(looks.sentencesAfter(Duration.ZERO))
        .contains(
            "Override wide by ann was removed. From now on "
                + WHAT
                + " is 5m, as the health set says."
                + REASON);
    looks.overrides.clear();
    assertThat(looks.sentencesAfter(Duration.ZERO))
        .containsExactly(
            "Override more by ann was removed. From now on recoveryThreshold of Monitor"
                + " Smtp\\SelfTestMonitor is 2, the default."
                + REASON);
  }

  @Test
  void what_is_left_out_and_the_directory() {
    List<OverrideNotice> notices =
        List.of(
            new OverrideNotice.NotBelieved(
                new RejectedSource("5f3c.json", "it is not signed.", "sign it with a trusted key")),
            new OverrideNotice.BelievedAgain("5f3c.json"),
            new OverrideNotice.DirectoryLost("no answer for 20 s"),
            new OverrideNotice.DirectoryBack(NOW),
            new OverrideNotice.VersionChanged(Optional.empty(), Optional.of("3.9")));
    assertThat(notices)
        .extracting(OverrideNotice::sentence)
        .containsExactly(
            "5f3c.json is left out, and the other overrides apply: it is not signed; sign it with a"
                + " trusted key.",
            "5f3c.json is no longer left out: it is valid now, or gone.",
            "The shared directory of overrides cannot be read, and what was last read of it stays"
                + " in effect: no answer for 20 s.",
            "The shared directory of overrides can be read again; it could not be read since"
                + " 2026-11-21T12:00:00Z.",
            "The mail server's version is known now: 3.9.");
  }

  @Test
  void a_gist_says_where_it_is_kept_and_when_it_ends() {
    OverrideSummary gist = OverrideSummary.of(valid(WIDER, new Validity.Until(NOW)));
    assertThat(gist.scope()).isEqualTo(OverrideScope.SERVER);
    assertThat(gist.end()).contains(NOW);
    assertThat(gist.validity()).isEqualTo("until 2026-11-21T12:00:00Z");
  }
}

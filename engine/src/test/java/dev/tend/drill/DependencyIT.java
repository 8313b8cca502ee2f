package dev.tend.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One cause turns much red: the directory or the resolver, which are not this server's to repair,
 * or the log-in process, which is. Takes three and a half minutes, nearly all of them spent waiting
 * for pages that must not go out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependencyIT {
  private Scene scene;

  @BeforeAll
  void start() throws IOException {
    scene = Scene.start(Dependency.SOMEBODY_ELSES.toArray(String[]::new));
  }

  @AfterAll
  void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @AfterEach
  void mend() {
    for (String fault : List.of("slapd-stopped", "unbound-stopped", "auth-stopped")) {
      scene.lab().mend(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_that_needs_it_turns_red_one_incident_names_it_and_nothing_is_restarted(
      Dependency dependency) throws IOException {
    long before = scene.chronicle().end();
    String running = processes();
    scene.lab().breakBy(dependency.silence);
    scene.until(
        before,
        now ->
            dependency
                .behindIt()
                .forEach(
                    (monitor, pager) -> {
                      assertThat(now.states().get(monitor)).as(monitor).isNotEqualTo("Healthy");
                      assertThat(merged(now, before, dependency))
                          .as("what its page would add to")
                          .contains(pager);
                    }));
    scene.lab().mend(dependency.silence);
    scene.settled(scene.chronicle().end());
    scene.lab().sendMail();

    Chronicle chronicle = scene.chronicle();
    assertThat(chronicle.after(before, EventKinds.RECOVERY_STARTED))
        .as(chronicle.told(before))
        .isEmpty();
    assertThat(processes()).as("the same processes as before").isEqualTo(running);
    assertThat(chronicle.after(before, EventKinds.ESCALATED))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(page.text(EventField.ITEM)).isEqualTo(dependency.monitor));
    assertThat(chronicle.after(before, EventKinds.ESCALATED).stream().map(DependencyIT::incident))
        .containsOnly(incident(chronicle.after(before, EventKinds.ESCALATED).getFirst()));
  }

  @Test
  void log_ins_that_hang_turn_three_ways_in_red_and_one_restart_heals_all_of_them()
      throws IOException {
    long before = scene.chronicle().end();
    scene.lab().breakBy("auth-stopped");
    scene.until(before, now -> assertThat(verdicts(now, before)).containsExactly("Helped"));
    scene.settled(scene.chronicle().end());
    scene.lab().sendMail();

    Chronicle chronicle = scene.chronicle();
    assertThat(raised(chronicle, before))
        .contains(
            "Imap\\ImapDeepTestMonitor",
            "Pop3\\Pop3DeepTestMonitor",
            "Submission\\SubmissionLogInMonitor");
    assertThat(chronicle.after(before, EventKinds.RECOVERY_STARTED))
        .as(chronicle.told(before))
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.text(EventField.ITEM)).isEqualTo("Auth\\AuthRestart");
              assertThat(act.text(EventField.RESOURCE)).isEqualTo("service:dovecot");
            });
    assertThat(chronicle.after(before, EventKinds.ESCALATED)).isEmpty();
  }

  private static Stream<String> verdicts(Chronicle now, long before) {
    return now.after(before, EventKinds.RECOVERY_JUDGED).stream()
        .map(verdict -> verdict.text(EventField.VERDICT));
  }

  private static Stream<String> raised(Chronicle now, long before) {
    return now.after(before, EventKinds.MONITOR_CHANGED).stream()
        .filter(change -> change.text(EventField.OCCASION).equals("Raised"))
        .map(change -> change.text(EventField.ITEM));
  }

  private static Stream<String> merged(Chronicle now, long before, Dependency dependency) {
    return now.after(before, EventKinds.PAGE_MERGED).stream()
        .filter(page -> page.text(EventField.MERGED_INTO).equals(dependency.monitor))
        .map(page -> page.text(EventField.ITEM));
  }

  private static String incident(EventLine page) {
    return page.text(EventField.ALERT);
  }

  /** The masters of all services, by their process ids. */
  private String processes() {
    return scene.lab().command("status").output().replaceAll(", state .*", "");
  }
}

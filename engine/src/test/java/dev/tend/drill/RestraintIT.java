package dev.tend.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKinds;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real faults that a restart would not cure, or would make worse: people are told instead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestraintIT {
  private static final String UNBOUND = "service:unbound";
  private static final String POSTFIX = "service:postfix";
  private static final String RESOLVER = "Dns\\DnsResolverMonitor";
  private static final String INVALID = "not restarted: the configuration is invalid";

  private Scene scene;

  @BeforeAll
  void start() throws IOException {
    scene = Scene.start();
  }

  @AfterAll
  void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @AfterEach
  void mend() {
    for (String fault :
        List.of(
            "queue-read-only",
            "unbound-conf-broken",
            "unbound-killed",
            "postfix-killed",
            "dovecot-conf-broken",
            "certificate-expired",
            "auth-stopped")) {
      scene.lab().mend(fault);
    }
  }

  @Test
  void while_the_resolver_is_down_nothing_that_needs_it_is_restarted() throws IOException {
    long before = scene.chronicle().end();
    scene.lab().breakBy("unbound-conf-broken");
    scene.lab().breakBy("unbound-killed");
    scene.until(before, now -> assertThat(acts(now, before, UNBOUND)).isNotEmpty());
    scene.lab().breakBy("postfix-killed");

    scene.until(
        before,
        now -> {
          assertThat(now.after(before, EventKinds.ESCALATED))
              .anySatisfy(page -> tells(page, RESOLVER, INVALID));
          assertThat(now.after(before, EventKinds.PAGE_MERGED))
              .anySatisfy(
                  merged -> {
                    assertThat(merged.text(EventField.ITEM)).isEqualTo("Smtp\\SmtpEscalate");
                    assertThat(merged.text(EventField.MERGED_INTO)).isEqualTo(RESOLVER);
                  });
          assertThat(now.after(before, EventKinds.RESPONDER_REFUSED))
              .anySatisfy(
                  refused -> {
                    assertThat(refused.text(EventField.ITEM)).isEqualTo("Smtp\\SmtpRestart");
                    assertThat(refused.text(EventField.REFUSAL)).isEqualTo("BlockedByDependency");
                  });
        });
    Chronicle red = scene.chronicle();
    assertThat(acts(red, before, POSTFIX)).as(red.told(before)).isEmpty();
    assertThat(red.after(before, EventKinds.ESCALATED))
        .as("whose pages there are: its own, and none of those that need it")
        .allSatisfy(page -> assertThat(page.text(EventField.HEALTH_SET)).isEqualTo("Dns"));

    scene.lab().mend("unbound-conf-broken");
    scene.lab().mend("unbound-killed");
    // Nobody mends Postfix: now that its resolver is well, the agent does.
    scene.settled(red.end());
    Chronicle well = scene.chronicle();
    assertThat(acts(well, before, POSTFIX)).as(well.told(before)).hasSize(1);
    scene.lab().sendMail();
  }

  @Test
  void a_service_that_would_not_come_up_again_is_left_running_and_the_reason_is_told()
      throws IOException {
    long before = scene.chronicle().end();
    String running = status("dovecot");
    scene.lab().breakBy("dovecot-conf-broken");
    scene.lab().breakBy("auth-stopped");
    scene.until(
        before,
        now ->
            assertThat(now.after(before, EventKinds.ESCALATED))
                .anySatisfy(page -> tells(page, "Auth\\", "Error in configuration file")));
    Chronicle told = scene.chronicle();
    assertThat(told.after(before, EventKinds.RECOVERY_FINISHED))
        .isNotEmpty()
        .allSatisfy(act -> assertThat(act.text(EventField.ERROR_MESSAGE)).contains(INVALID));
    assertThat(status("dovecot")).as("the same master as before").isEqualTo(running);

    long end = told.end();
    scene.lab().mend("dovecot-conf-broken");
    scene.lab().mend("auth-stopped");
    scene.settled(end);
    scene.lab().sendMail();
  }

  @Test
  void a_queue_that_turns_read_only_with_all_its_room_is_told_and_nothing_is_restarted_on_it()
      throws IOException {
    // The first time, Postfix moves to a file system of its own, which takes a stop and a start.
    scene.lab().breakBy("queue-read-only");
    scene.lab().mend("queue-read-only");
    scene.settled(scene.chronicle().end());
    long before = scene.chronicle().end();
    String running = status("postfix");
    scene.lab().breakBy("queue-read-only");

    scene.until(
        before,
        now -> {
          assertThat(now.after(before, EventKinds.ESCALATED))
              .anySatisfy(
                  page -> tells(page, "DiskSpace\\QueueVolumeFaultMonitor", "ReadOnlyFileSystem"));
          assertThat(now.after(before, EventKinds.MONITOR_CHANGED))
              .as("that the mail flow fails for it")
              .anySatisfy(
                  change ->
                      assertThat(change.text(EventField.ITEM))
                          .isEqualTo("MailFlow\\MailFlowCtpMonitor"));
        });
    Chronicle told = scene.chronicle();
    assertThat(acts(told, before, POSTFIX)).as(told.told(before)).isEmpty();
    assertThat(status("postfix")).as("the same master as before").isEqualTo(running);

    scene.lab().mend("queue-read-only");
    scene.settled(told.end());
    scene.lab().sendMail();
  }

  @Test
  void an_expired_certificate_is_told_and_nothing_is_restarted_for_it() throws IOException {
    long before = scene.chronicle().end();
    scene.lab().breakBy("certificate-expired");
    scene.until(
        before,
        now ->
            assertThat(now.after(before, EventKinds.ESCALATED))
                .anySatisfy(page -> tells(page, "Smtp\\SmtpCertificateMonitor", "Expired"))
                .anySatisfy(page -> tells(page, "Imap\\ImapCertificateMonitor", "Expired")));
    Chronicle told = scene.chronicle();
    assertThat(told.after(before, EventKinds.RECOVERY_STARTED)).as(told.told(before)).isEmpty();

    scene.lab().mend("certificate-expired");
    scene.settled(told.end());
  }

  private String status(String service) {
    // "dovecot: up, pid 4711, state S, ...": what follows changes with every log-in.
    String said = scene.lab().command("service", service, "status").output();
    assertThat(said).startsWith(service + ": up, pid ");
    return said.substring(0, said.indexOf(", state"));
  }

  private static void tells(EventLine page, String monitor, String reason) {
    assertThat(page.text(EventField.ITEM)).startsWith(monitor);
    assertThat(page.texts(EventField.ALERT_EVIDENCE))
        .anySatisfy(line -> assertThat(line).contains(reason));
  }

  private static List<EventLine> acts(Chronicle chronicle, long before, String resource) {
    return chronicle.after(before, EventKinds.RECOVERY_FINISHED).stream()
        .filter(act -> act.text(EventField.RESOURCE).equals(resource))
        .toList();
  }
}

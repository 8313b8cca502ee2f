package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.LmtpProbeType;
import dev.tend.definition.type.Security;
import dev.tend.lab.Door;
import dev.tend.lab.Lab;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A real Dovecot that runs on while what it asks for accounts is broken has failed: nobody gets in,
 * and the account of the probe is not to blame.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenLogInIT {
  /** Known to no file, so that the proxy asks the server behind it. */
  private static final String FAR_AWAY = "far.away@test.local";

  private Lab lab;
  private ScriptedServer withoutPass;

  @BeforeAll
  void start() throws IOException {
    lab = Lab.create(Files.createTempDirectory("tend-lab"), "--accounts", "file");
    withoutPass = ScriptedServer.greeting("+OK ready\r\n", "+OK\r\n", "-ERR Unknown command.\r\n");
    lab.configure(
        "dovecot/dovecot.conf", proxy("imap", FreePorts.one()) + proxy("pop3", withoutPass.port()));
    lab.service("dovecot", "start");
    lab.service("postfix", "start");
  }

  /** Accounts that the file does not have are those of a server behind this one. */
  private static String proxy(String protocol, int port) {
    return """
    protocol %1$s {
    #2.3   passdb {
    #2.3     driver = static
    #2.3     username_filter = far.away*
    #2.3     args = proxy=y host=127.0.0.1 port=%2$d nopassword=y
    #2.3   }
    #2.4   passdb static {
    #2.4     username_filter = far.away*
    #2.4     fields {
    #2.4       proxy = yes
    #2.4       host = 127.0.0.1
    #2.4       port = %2$d
    #2.4       nopassword = yes
    #2.4     }
    #2.4   }
    }
    """
        .formatted(protocol, port);
  }

  @AfterAll
  void destroy() throws IOException {
    if (withoutPass != null) {
      withoutPass.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @AfterEach
  void everybody_gets_in_again() throws Exception {
    lab.service("dovecot", "start");
    await().untilAsserted(this::assertEverybodyGetsIn);
  }

  private void assertEverybodyGetsIn() throws Exception {
    for (TestRun run : logIns()) {
      Measurement measured = run.measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void accounts_that_cannot_be_looked_up() throws Exception {
    Path users = lab.directory().resolve("dovecot/users");
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(users);
    Files.setPosixFilePermissions(users, Set.of());
    Files.setLastModifiedTime(users, FileTime.from(Instant.now().plusSeconds(60)));
    try {
      // Dovecot looks at the file again by and by, each of its processes for itself.
      for (TestRun mailbox : logIns().subList(0, 2)) {
        await().untilAsserted(() -> assertFailed(mailbox.measure(), ErrorClass.SERVICE_REFUSED));
      }
      // Postfix says of this what it says of a wrong password, so that nobody there can tell.
      await().untilAsserted(() -> assertAccountRefused(logIns().getLast()));
      TestRun lmtp =
          TestRun.at("lmtp", lab.port(Door.LMTP)).with(LmtpProbeType.RECIPIENT, Lab.PROBE_ACCOUNT);
      await().untilAsserted(() -> assertFailed(lmtp.measure(), ErrorClass.SERVICE_REFUSED));
    } finally {
      Files.setPosixFilePermissions(users, before);
    }
  }

  /** Dovecot itself takes it for a refusal of the account; nobody outside can tell. */
  @Test
  void accounts_that_are_gone_look_like_a_wrong_password() throws Exception {
    Path users = lab.directory().resolve("dovecot/users");
    Path away = lab.directory().resolve("dovecot/away");
    Files.move(users, away);
    try {
      for (TestRun run : logIns()) {
        // Dovecot looks at the file again by and by, each of its processes for itself.
        await().untilAsserted(() -> assertAccountRefused(run));
      }
    } finally {
      Files.move(away, users);
    }
  }

  @Test
  void a_log_in_process_that_is_stopped() throws Exception {
    lab.breakBy("auth-stopped");
    try {
      for (TestRun run : logIns()) {
        Measurement measured = run.within(Duration.ofSeconds(2)).measure();
        assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.TIMED_OUT);
      }
    } finally {
      lab.mend("auth-stopped");
    }
  }

  @Test
  void a_proxy_whose_server_is_gone() throws Exception {
    assertFailed(farAway("imap", Door.IMAP).measure(), ErrorClass.SERVICE_REFUSED);
  }

  @Test
  void a_proxy_whose_server_knows_no_PASS() throws Exception {
    Measurement measured = farAway("pop3", Door.POP3).measure();
    assertFailed(measured, ErrorClass.SERVICE_REFUSED);
    assertThat(measured.message()).contains("Unknown command");
  }

  private List<TestRun> logIns() throws IOException {
    String password = lab.probePassword().strip();
    return List.of(
        TestRun.at("imap", lab.port(Door.IMAP)).loggingInAs(Lab.PROBE_ACCOUNT, password),
        TestRun.at("pop3", lab.port(Door.POP3)).loggingInAs(Lab.PROBE_ACCOUNT, password),
        TestRun.at("smtp", lab.port(Door.SUBMISSION))
            .with(Security.STARTTLS)
            .loggingInAs(Lab.PROBE_ACCOUNT, password));
  }

  private TestRun farAway(String type, Door door) {
    return TestRun.at(type, lab.port(door)).loggingInAs(FAR_AWAY, "secret");
  }

  private static void assertAccountRefused(TestRun run) throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CREDENTIALS_REFUSED);
  }

  private static void assertFailed(Measurement measured, String errorClass) {
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(errorClass);
  }
}

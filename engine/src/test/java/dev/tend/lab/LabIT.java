package dev.tend.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab does what its faults say, and everything in it can be repaired again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabIT {
  private Lab lab;

  @BeforeAll
  void start() throws IOException {
    lab = Lab.start();
  }

  @AfterAll
  void destroy() {
    if (lab != null) {
      lab.close();
    }
  }

  @AfterEach
  void runs_again() {
    lab.command("start").orFail();
  }

  static String[] faults() {
    return LabCommand.run("faults")
        .orFail()
        .output()
        .lines()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void every_fault_can_be_mended(String fault) {
    inject(fault);
    lab.mend(fault);
    lab.command("status").orFail();
    lab.sendMail();
    lab.mend(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix-killed", "postfix-stopped", "smtpd-stopped", "queue-disk-full"})
  void these_faults_keep_mail_out(String fault) {
    inject(fault);
    assertThat(lab.command("send", "--within", "2").output()).contains("not taken");
    lab.mend(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qmgr-stopped", "lmtp-stopped", "lmtp-refused", "dovecot-killed"})
  void these_faults_take_mail_and_do_not_deliver_it(String fault) {
    inject(fault);
    assertThat(lab.command("send", "--within", "2").output()).contains("taken and has not arrived");
    lab.mend(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix-stopped", "smtpd-stopped", "qmgr-stopped", "postfix-killed"})
  void restarting_Postfix_cures_it(String fault) {
    inject(fault);
    lab.service("postfix", "restart");
    assertThat(lab.command("status").output()).doesNotContain(" T ");
    lab.sendMail();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dovecot-stopped", "auth-stopped", "lmtp-stopped", "dovecot-killed"})
  void restarting_Dovecot_cures_it(String fault) {
    inject(fault);
    lab.service("dovecot", "restart");
    assertThat(lab.command("status").output()).doesNotContain(" T ");
    lab.sendMail();
  }

  @Test
  void broken_configurations_are_noticed_before_a_restart() {
    inject("main-cf-broken");
    inject("dovecot-conf-broken");
    assertThat(lab.command("service", "postfix", "validate").status()).isNotZero();
    assertThat(lab.command("service", "dovecot", "validate").status()).isNotZero();
    lab.mend("main-cf-broken");
    lab.mend("dovecot-conf-broken");
    for (String service : new String[] {"postfix", "dovecot", "unbound", "slapd"}) {
      lab.service(service, "validate");
    }
  }

  @Test
  void a_service_that_has_died_is_told_from_one_that_was_stopped() {
    inject("slapd-killed");
    assertThat(lab.command("service", "slapd", "status").status()).isEqualTo(1);
    lab.service("slapd", "stop");
    assertThat(lab.command("service", "slapd", "status").status()).isEqualTo(3);
    lab.service("slapd", "start");
    assertThat(lab.command("service", "slapd", "status").status()).isZero();
  }

  @Test
  void another_lab_beside_it_is_another_one(@TempDir Path directory) {
    try (Lab other = Lab.start(directory.resolve("lab"))) {
      other.sendMail();
      other.breakBy("postfix-killed");
      lab.sendMail();
    }
    lab.sendMail();
  }

  /** Not every machine lets its disks be mounted; all other faults are possible everywhere. */
  private void inject(String fault) {
    LabCommand broken = lab.command("break", fault);
    Assumptions.assumeFalse(broken.status() == LabCommand.NOT_HERE, broken.output());
    broken.orFail();
  }
}

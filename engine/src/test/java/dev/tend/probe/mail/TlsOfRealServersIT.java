package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.Security;
import dev.tend.lab.Lab;
import dev.tend.probe.Measurement;
import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Postfix whose TLS is for other clients, and one whose TLS is for nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsOfRealServersIT {
  private final Map<Way, Integer> ports = new EnumMap<>(Way.class);
  private Lab lab;

  /** How Postfix is told to speak TLS. */
  enum Way {
    USUAL("Succeeded", "", "smtpd_tls_security_level=may"),
    KEY_EXCHANGE_BY_RSA(
        "Inconclusive",
        "suite 0x009C",
        "smtpd_tls_protocols=TLSv1.2",
        "tls_high_cipherlist=AES128-GCM-SHA256"),
    OLD_VERSION(
        "Inconclusive",
        "others may offer more",
        "smtpd_tls_protocols=TLSv1",
        "tls_high_cipherlist=ALL:@SECLEVEL=0"),
    CLIENT_CERTIFICATE(
        "Inconclusive",
        "certificate",
        "smtpd_tls_security_level=encrypt",
        "smtpd_tls_ask_ccert=yes",
        "smtpd_tls_req_ccert=yes"),
    KEY_OF_ANOTHER_KIND(
        "Failed",
        "handshake_failure",
        "smtpd_tls_protocols=TLSv1.2",
        "tls_high_cipherlist=ECDHE-ECDSA-AES128-GCM-SHA256");

    private final String outcome;
    private final String said;
    private final String settings;

    Way(String outcome, String said, String... settings) {
      this.outcome = outcome;
      this.said = said;
      this.settings = String.join("\n  -o ", settings);
    }

    /** A service of {@code master.cf}. */
    String service(int port) {
      return "127.0.0.1:"
          + port
          + " inet n - n - - smtpd\n  -o smtpd_tls_ciphers=high\n  -o "
          + settings
          + "\n";
    }
  }

  @BeforeAll
  void start() throws IOException {
    lab = Lab.create(Files.createTempDirectory("tend-lab"));
    for (Way way : Way.values()) {
      int port = FreePorts.one();
      ports.put(way, port);
      lab.configure("postfix/master.cf", way.service(port));
    }
    lab.service("postfix", "start");
  }

  @AfterAll
  void destroy() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_probe_tells_what_it_lacks_from_what_nobody_has(Way way) throws Exception {
    Measurement measured =
        TestRun.at("smtp", ports.getOrDefault(way, 0)).with(Security.STARTTLS).measure();
    assertThat(measured.outcome().text()).as(measured.message()).isEqualTo(way.outcome);
    assertThat(measured.message()).contains(way.said);
  }
}

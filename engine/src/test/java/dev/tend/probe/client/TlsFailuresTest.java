package dev.tend.probe.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.Security;
import dev.tend.probe.Measurement;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a failure of TLS speaks against; the texts are those of the JDK. */
class TlsFailuresTest {
  private static final Endpoint ENDPOINT = new Endpoint("mail.example.org", 993, Security.TLS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Received fatal alert: protocol_version                                | Inconclusive
          Received fatal alert: insufficient_security                           | Inconclusive
          Received fatal alert: no_application_protocol                         | Inconclusive
          Received fatal alert: certificate_required                            | Inconclusive
          Received fatal alert: handshake_failure                               | Failed
          Received fatal alert: bad_certificate                                 | Failed
          Received fatal alert: unrecognized_name                               | Failed
          Received fatal alert: internal_error                                  | Failed
          The server selected protocol version TLS10 is not accepted by client preferences [TLS13] | Inconclusive
          Server chose TLSv1.1, but that protocol version is not enabled or not supported by the client. | Inconclusive
          DH ServerKeyExchange does not comply to algorithm constraints         | Inconclusive
          ServerKeyExchange for secp192r1 does not comply with algorithm constraints | Inconclusive
          Unsupported signature algorithm: rsa_pkcs1_sha1                       | Inconclusive
          Unsupported named group: brainpoolP256r1                              | Inconclusive
          Server selected improper ciphersuite TLS_RSA_WITH_RC4_128_SHA         | Inconclusive
          No appropriate protocol (protocol is disabled or cipher suites are inappropriate) | Inconclusive
          The certificate chain length (14) exceeds the maximum allowed length (10) | Inconclusive
          Failed to parse server certificates                                   | Inconclusive
          received handshake warning: unrecognized_name                         | Inconclusive
          Unsupported or unrecognized SSL message                               | Failed
          Invalid ECDH ServerKeyExchange signature                              | Failed
          Invalid CertificateVerify signature                                   | Failed
          Tag mismatch                                                          | Failed
          """)
  void the_server_s_failure_is_told_from_this_client_s(String said, String outcome) {
    assertThat(judge(true, false, said).outcome().text()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, unrecognized_name, Inconclusive",
    "true, true, handshake_failure, Inconclusive",
    "true, true, bad_certificate, Inconclusive",
    "true, true, internal_error, Failed",
  })
  void what_was_asked_for_matters(
      boolean named, boolean certificateWanted, String alert, String outcome) {
    assertThat(judge(named, certificateWanted, "Received fatal alert: " + alert).outcome().text())
        .isEqualTo(outcome);
  }

  private static Measurement judge(boolean named, boolean certificateWanted, String said) {
    return new TlsFailures(ENDPOINT, named, certificateWanted)
        .because(new SSLHandshakeException(said), said)
        .measurement();
  }
}

package dev.tend.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.testkit.TestKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HostTrustTest {
  @Test
  void a_broken_certificate_among_the_trusted_does_not_spoil_the_others() throws Exception {
    X509Certificate one = TestKey.named("One").self().sign();
    X509Certificate other = TestKey.named("Other").self().sign();
    String text = "# house\n" + pem(one) + pem(one).replaceAll("[A-Z]{3}", "") + pem(other);
    assertThat(HostTrust.certificates(text)).contains(one, other);
  }

  @Test
  void the_roots_of_Java_are_among_those_of_the_host() throws Exception {
    assertThat(HostTrust.roots()).isNotEmpty();
    assertThat(HostTrust.sockets()).isNotNull();
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}

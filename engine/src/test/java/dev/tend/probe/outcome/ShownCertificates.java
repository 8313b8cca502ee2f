package dev.tend.probe.outcome;

import dev.tend.probe.mail.TestCertificates;
import dev.tend.testkit.TestKey;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;

/** What a row's server {@code shows}: certificates in words, all for {@code mail.example.org}. */
final class ShownCertificates {
  private static final TestKey ROOT = TestKey.named("Root");
  private static final TestKey OLD = TestKey.named("Old Root");
  private static final TestKey ISSUER = TestKey.named("Issuer");
  private static final TestKey SERVER = TestKey.named(TestCertificates.NAME);
  private static final X509Certificate OWN = own().sign();
  private static final X509Certificate ROOTED = ROOT.self().sign();
  private static final X509Certificate ISSUED = ISSUER.by(ROOT).authority().sign();
  private static final byte[] NO_TIMESTAMPS = {4, 0};

  private ShownCertificates() {}

  static SSLContext named(String words) throws IOException {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "good" -> TestCertificates.GOOD.context();
      case "expired" -> TestCertificates.EXPIRED.context();
      case "not yet valid" -> TestCertificates.NOT_YET.context();
      case "a good path, and an expired cross-signed root" ->
          SERVER.showing(OWN, ISSUED, ROOTED, ROOT.by(OLD).authority().valid(-900, -5).sign());
      case "a good path in no order, and a stranger's expired certificate" ->
          SERVER.showing(OWN, ROOTED, OLD.self().valid(-900, -5).sign(), ISSUED);
      case "a path over an expired issuer" ->
          SERVER.showing(OWN, ISSUER.by(ROOT).authority().valid(-900, -5).sign(), ROOTED);
      case "one of a public authority without that of its issuer" ->
          SERVER.showing(own().extension("1.3.6.1.4.1.11129.2.4.2", false, NO_TIMESTAMPS).sign());
      case "one of a house's own authority without that of its issuer" -> SERVER.showing(OWN);
      case "twelve certificates" ->
          SERVER.showing(
              OWN, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED,
              ROOTED);
      default -> throw new IllegalArgumentException("there is no such certificate: " + words);
    };
  }

  private static TestKey.Draft own() {
    return SERVER.by(ISSUER).server(TestCertificates.NAME);
  }
}

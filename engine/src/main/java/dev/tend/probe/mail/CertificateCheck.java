package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.client.Excerpt;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the certificates that a server showed. A root that it sent along is passed over: clients
 * have roots of their own, and an old one at the end of a chain hurts nobody.
 */
final class CertificateCheck {
  private static final double MILLIS = 1e3;

  private final String server;
  private final List<X509Certificate> chain;

  /** Of what a server showed, its own certificate first. */
  CertificateCheck(String server, List<X509Certificate> shown) {
    this.server = server;
    this.chain =
        shown.stream().filter(each -> each.equals(shown.getFirst()) || !isRoot(each)).toList();
  }

  /**
   * The answer of the probe; its sample is how long the chain is still valid, in seconds, below
   * zero when it has ended.
   *
   * @param name what the server's own certificate must be valid for; empty when names are not
   *     judged
   */
  Measurement at(Instant now, Optional<String> name) {
    Instant end = chain.getFirst().getNotAfter().toInstant();
    for (X509Certificate certificate : chain) {
      Instant own = certificate.getNotAfter().toInstant();
      end = own.isBefore(end) ? own : end;
    }
    return judge(now, name).measuring(Duration.between(now, end).toMillis() / MILLIS);
  }

  private Measurement judge(Instant now, Optional<String> name) {
    for (X509Certificate certificate : chain) {
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      if (now.isAfter(until)) {
        return Measurement.failed(
            ErrorClass.CERTIFICATE_EXPIRED, about(certificate) + " ended at " + until);
      }
      if (now.isBefore(from)) {
        return Measurement.failed(
            ErrorClass.CERTIFICATE_NOT_YET_VALID, about(certificate) + " begins at " + from);
      }
    }
    return name.isPresent() ? judgeName(name.get()) : Measurement.succeeded();
  }

  private Measurement judgeName(String name) {
    try {
      CertificateNames names = CertificateNames.of(chain.getFirst());
      return names.match(name)
          ? Measurement.succeeded()
          : Measurement.failed(
              ErrorClass.CERTIFICATE_WRONG_NAME,
              about(chain.getFirst())
                  + " is not for "
                  + Excerpt.of(name)
                  + " but for "
                  + Excerpt.of(names.toString()));
    } catch (CertificateParsingException strange) {
      return Measurement.failed(
          ErrorClass.CERTIFICATE_WRONG_NAME,
          "the names in " + about(chain.getFirst()) + " cannot be read: " + strange.getMessage());
    }
  }

  private String about(X509Certificate certificate) {
    return "the certificate of "
        + Excerpt.of(certificate.getSubjectX500Principal().getName())
        + " that "
        + server
        + " shows";
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}

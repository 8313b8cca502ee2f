package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.client.Excerpt;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Judges the certificates that a server showed, by the path that clients build from them: an old
 * one that is sent along and that no client needs hurts nobody. Whom clients trust is theirs to
 * decide, and only mentioned.
 */
final class CertificateCheck {
  private static final double MILLIS = 1e3;

  /** A host's clock cannot rightly stand before this. */
  private static final Instant JAVA_MADE =
      LocalDate.parse(System.getProperty("java.version.date", "2023-09-19"))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();

  private final String server;
  private final List<X509Certificate> sent;
  private final TrustedRoots roots;

  /** Of what a server sent, its own certificate first, for clients that trust these roots. */
  CertificateCheck(String server, List<X509Certificate> sent, TrustedRoots roots) {
    this.server = server;
    this.sent = sent;
    this.roots = roots;
  }

  /**
   * The answer of the probe; its sample is how long the path is still valid, in seconds, below zero
   * when it has ended.
   *
   * @param name what the server's own certificate must be valid for; empty when names are not
   *     judged
   */
  Measurement at(Instant now, Optional<String> name) {
    if (now.isBefore(JAVA_MADE)) {
      return wrongClock(now, "its Java is younger than that");
    }
    CertificatePath path = CertificatePath.of(sent, roots, now);
    if (path.judged().size() > 1
        && path.judged().stream().allMatch(each -> now.isBefore(each.getNotBefore().toInstant()))) {
      return wrongClock(now, "the authorities of " + server + " are younger than that, too");
    }
    Instant end = Instant.MAX;
    for (X509Certificate certificate : path.judged()) {
      Instant own = certificate.getNotAfter().toInstant();
      end = own.isBefore(end) ? own : end;
    }
    return judge(path, now, name).measuring(Duration.between(now, end).toMillis() / MILLIS);
  }

  private static Measurement wrongClock(Instant now, String why) {
    return Measurement.cannot("the clock of this host is wrong: it says " + now + ", and " + why);
  }

  private Measurement judge(CertificatePath path, Instant now, Optional<String> name) {
    for (X509Certificate certificate : path.judged()) {
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      String clock = "; the clock of this host says " + now + way(path, certificate);
      if (now.isAfter(until)) {
        return Measurement.failed(
            ErrorClass.CERTIFICATE_EXPIRED, about(certificate) + " ended at " + until + clock);
      }
      if (now.isBefore(from)) {
        return Measurement.failed(
            ErrorClass.CERTIFICATE_NOT_YET_VALID,
            about(certificate) + " begins at " + from + clock);
      }
    }
    Measurement named = name.isPresent() ? judgeName(name.get()) : Measurement.succeeded();
    return named.outcome().failed() ? named : judgeWhole(path, now);
  }

  /** What there is to know where it is not the server's own certificate that is to blame. */
  private String way(CertificatePath path, X509Certificate blamed) {
    if (path.root().isPresent() || blamed.equals(sent.getFirst())) {
      return "";
    }
    return "; clients need it unless they trust a certificate of that name themselves. If yours do,"
        + " add it to the trusted certificates of this host";
  }

  private Measurement judgeWhole(CertificatePath path, Instant now) {
    X509Certificate own = sent.getFirst();
    boolean alone = path.root().isEmpty() && path.certificates().size() == 1;
    if (alone && !CertificatePath.isSelfSigned(own) && CertificateRemarks.isPublic(own)) {
      return Measurement.failed(
          ErrorClass.CERTIFICATE_CHAIN_INCOMPLETE,
          about(own)
              + " comes without that of its issuer, "
              + Excerpt.of(own.getIssuerX500Principal().getName())
              + ": clients that do not have it already refuse the connection. Let the server send"
              + " the whole chain");
    }
    return Measurement.succeeded()
        .saying(String.join("; ", new CertificateRemarks(path, sent).at(now)));
  }

  private Measurement judgeName(String name) {
    X509Certificate own = sent.getFirst();
    try {
      CertificateNames names = CertificateNames.of(own);
      return names.match(name)
          ? Measurement.succeeded()
          : Measurement.failed(
              ErrorClass.CERTIFICATE_WRONG_NAME,
              about(own)
                  + " is not for "
                  + Excerpt.of(name)
                  + " but for "
                  + Excerpt.of(names.toString()));
    } catch (CertificateParsingException strange) {
      return Measurement.failed(
          ErrorClass.CERTIFICATE_WRONG_NAME,
          "the names in " + about(own) + " cannot be read: " + strange.getMessage());
    }
  }

  private String about(X509Certificate certificate) {
    return "the certificate of "
        + CertificateRemarks.subject(certificate)
        + (sent.contains(certificate)
            ? " that " + server + " shows"
            : ", the trusted root of what " + server + " shows,");
  }
}

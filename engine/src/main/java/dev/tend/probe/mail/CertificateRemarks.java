package dev.tend.probe.mail;

import dev.tend.probe.client.Excerpt;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person should know of certificates that are valid: why some clients may refuse them. */
final class CertificateRemarks {
  /** Signed certificate timestamps, which only public authorities put in (RFC 6962 section 3.3). */
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final String ANY_USE = "2.5.29.37.0";
  private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
  private static final int FEWEST_BITS = 2048;
  private static final int MOST_NAMED = 3;

  private final CertificatePath path;
  private final List<X509Certificate> sent;

  /** Of a path over what a server sent. */
  CertificateRemarks(CertificatePath path, List<X509Certificate> sent) {
    this.path = path;
    this.sent = sent;
  }

  /** Whether a public authority issued it, so that the way to a root must be known to everybody. */
  static boolean isPublic(X509Certificate certificate) {
    return certificate.getExtensionValue(TIMESTAMPS) != null;
  }

  /** Whose certificate it is. */
  static String subject(X509Certificate certificate) {
    return Excerpt.of(certificate.getSubjectX500Principal().getName());
  }

  /** All of them; none for a path that every client accepts. */
  List<String> at(Instant now) {
    List<String> all = new ArrayList<>();
    sent.stream()
        .distinct()
        .filter(
            each -> !path.judged().contains(each) && now.isAfter(each.getNotAfter().toInstant()))
        .limit(MOST_NAMED)
        .map(
            each ->
                "sent along is the certificate of "
                    + subject(each)
                    + ", which ended at "
                    + each.getNotAfter().toInstant()
                    + " and is not needed; old clients may trip over it")
        .forEach(all::add);
    path.certificates().stream().flatMap(CertificateRemarks::weaknesses).forEach(all::add);
    if (!isForServers(sent.getFirst())) {
      all.add("the certificate is not for servers, by its extended key usage; clients refuse it");
    }
    untrusted().or(() -> refusedByJava(now)).ifPresent(all::add);
    return all;
  }

  private Optional<String> untrusted() {
    if (path.root().isPresent()) {
      return Optional.empty();
    }
    X509Certificate last = path.certificates().getLast();
    boolean issuerSent = sent.stream().anyMatch(each -> CertificatePath.issued(each, last));
    String why =
        CertificatePath.isSelfSigned(last)
            ? "the certificate is self-signed"
            : "its issuer, "
                + Excerpt.of(last.getIssuerX500Principal().getName())
                + (issuerSent ? ", is not" : ", was not sent and is not")
                + " among the trusted certificates of this host";
    return Optional.of("whether clients trust it is not known here: " + why);
  }

  private Optional<String> refusedByJava(Instant now) {
    try {
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(path.root().orElseThrow(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()),
              parameters);
      return Optional.empty();
    } catch (GeneralSecurityException refused) {
      return Optional.of(
          "Java refuses the path, and other clients may, too: " + refused.getMessage());
    }
  }

  private static Stream<String> weaknesses(X509Certificate certificate) {
    List<String> found = new ArrayList<>();
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean weak = algorithm.startsWith("SHA1") || algorithm.startsWith("MD");
    if (weak && !CertificatePath.isSelfSigned(certificate)) {
      found.add("is signed by " + certificate.getSigAlgName());
    }
    if (certificate.getPublicKey() instanceof RSAPublicKey key
        && key.getModulus().bitLength() < FEWEST_BITS) {
      found.add("has an RSA key of " + key.getModulus().bitLength() + " bits");
    }
    return found.stream()
        .map(
            what ->
                "the certificate of "
                    + subject(certificate)
                    + " "
                    + what
                    + ", which clients of today refuse");
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(ANY_USE) || uses.contains(FOR_SERVERS);
    } catch (CertificateParsingException strange) {
      return false;
    }
  }
}

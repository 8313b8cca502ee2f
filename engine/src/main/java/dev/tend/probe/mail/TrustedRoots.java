package dev.tend.probe.mail;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates of authorities that clients trust.
 *
 * @param bySubject those of each subject
 */
record TrustedRoots(Map<X500Principal, List<X509Certificate>> bySubject) {
  /** These, each once. */
  static TrustedRoots of(Collection<X509Certificate> certificates) {
    Set<X509Certificate> distinct = new LinkedHashSet<>(certificates);
    return new TrustedRoots(
        distinct.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal)));
  }

  /** Those of the name by which a certificate calls its issuer. */
  List<X509Certificate> namedAsIssuerOf(X509Certificate certificate) {
    return bySubject.getOrDefault(certificate.getIssuerX500Principal(), List.of());
  }
}

package dev.tend.probe.mail;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How clients get from a server's certificate to a root they trust, over the others that it sent.
 * The order in which it sent them does not matter, nor does what does not belong to the path (RFC
 * 8446 section 4.4.2, RFC 4158). Of several paths this is the one that lasts longest: clients that
 * find one ended look for another.
 *
 * @param certificates the server's own first; without the root
 * @param root the trusted root that issued the last; empty where no path leads to one, so that this
 *     is the longest lasting path over what was sent
 */
record CertificatePath(List<X509Certificate> certificates, Optional<X509Certificate> root) {

  /** The one from the first of those that a server sent. */
  static CertificatePath of(List<X509Certificate> sent, TrustedRoots roots, Instant now) {
    Search search = new Search(sent.stream().distinct().toList(), roots, now);
    X509Certificate own = sent.getFirst();
    Map<X509Certificate, Step> trusted = search.from(search::issuedByRoot);
    return trusted.containsKey(own)
        ? along(own, trusted)
        : along(own, search.from(certificate -> search.lastOfSent(certificate, own)));
  }

  /** All that is judged, each once: the certificates, and the root if there is one. */
  List<X509Certificate> judged() {
    List<X509Certificate> all = new ArrayList<>(certificates);
    root.filter(one -> !all.contains(one)).ifPresent(all::add);
    return all;
  }

  /** Whether the key of the one signed the other, which bears its name as its issuer's. */
  static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (NoSuchAlgorithmException unknownHere) {
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /** Whether it is signed by its own key, as roots are. */
  static boolean isSelfSigned(X509Certificate certificate) {
    return issued(certificate, certificate);
  }

  private static CertificatePath along(X509Certificate own, Map<X509Certificate, Step> steps) {
    List<X509Certificate> path = new ArrayList<>(List.of(own));
    Step step = steps.get(own);
    while (step != null && step.next().isPresent()) {
      X509Certificate next = step.next().get();
      step = steps.get(next);
      boolean sentRoot = step != null && step.isLast() && isSelfSigned(next);
      if (!sentRoot) {
        path.add(next);
      }
    }
    return new CertificatePath(List.copyOf(path), step == null ? Optional.empty() : step.root());
  }

  /**
   * The best way on from a certificate.
   *
   * @param end until when the way is valid, itself included
   * @param next the issuer's certificate that was sent; empty at the last
   * @param root the trusted root that issued the last
   */
  private record Step(Instant end, Optional<X509Certificate> next, Optional<X509Certificate> root) {
    boolean isLast() {
      return next.isEmpty();
    }
  }

  /** Looks for the ways that are valid longest, by going back from all ends at once. */
  private static final class Search {
    private final Map<X509Certificate, List<X509Certificate>> issuers = new HashMap<>();
    private final List<X509Certificate> sent;
    private final TrustedRoots roots;
    private final Instant now;

    Search(List<X509Certificate> sent, TrustedRoots roots, Instant now) {
      this.sent = sent;
      this.roots = roots;
      this.now = now;
      for (X509Certificate one : sent) {
        issuers.put(
            one, sent.stream().filter(each -> !each.equals(one) && issued(each, one)).toList());
      }
    }

    /** The best step from each certificate that has one. Ends, as only a later end counts. */
    Map<X509Certificate, Step> from(Function<X509Certificate, Optional<Step>> last) {
      Map<X509Certificate, Step> best = new HashMap<>();
      for (X509Certificate one : sent) {
        last.apply(one).ifPresent(step -> best.put(one, step));
      }
      boolean improved = true;
      while (improved) {
        improved = false;
        for (X509Certificate one : sent) {
          for (X509Certificate issuer : issuers.getOrDefault(one, List.of())) {
            improved |= goOver(one, issuer, best);
          }
        }
      }
      return best;
    }

    private boolean goOver(
        X509Certificate one, X509Certificate issuer, Map<X509Certificate, Step> best) {
      Step there = best.get(issuer);
      if (there == null) {
        return false;
      }
      Instant end = earlier(end(one), there.end());
      Step known = best.get(one);
      if (known != null && !end.isAfter(known.end())) {
        return false;
      }
      best.put(one, new Step(end, Optional.of(issuer), Optional.empty()));
      return true;
    }

    Optional<Step> issuedByRoot(X509Certificate certificate) {
      return roots.namedAsIssuerOf(certificate).stream()
          .filter(root -> issued(root, certificate))
          .max((one, other) -> end(one).compareTo(end(other)))
          .map(
              root ->
                  new Step(
                      earlier(end(certificate), end(root)), Optional.empty(), Optional.of(root)));
    }

    /** A root that was sent is passed over: clients have roots of their own. */
    Optional<Step> lastOfSent(X509Certificate certificate, X509Certificate own) {
      boolean isRoot = isSelfSigned(certificate);
      if (!isRoot && !issuers.getOrDefault(certificate, List.of()).isEmpty()) {
        return Optional.empty();
      }
      Instant end = isRoot && !certificate.equals(own) ? Instant.MAX : end(certificate);
      return Optional.of(new Step(end, Optional.empty(), Optional.empty()));
    }

    /** Until when it is valid; never, while it is not yet. */
    private Instant end(X509Certificate certificate) {
      return now.isBefore(certificate.getNotBefore().toInstant())
          ? Instant.MIN
          : certificate.getNotAfter().toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}

package dev.tend.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The roots that clients on this host trust: those of this Java ({@code javax.net.ssl.trustStore},
 * else its {@code cacerts}) and those of the system, to which an administrator adds the authority
 * of the house. Reads files.
 */
public final class HostTrust {
  /** Where Debian, Red Hat, SUSE and Alpine keep those of the system. */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
  private static final Logger LOG = LoggerFactory.getLogger(HostTrust.class);

  private HostTrust() {}

  /**
   * Them, each once.
   *
   * @throws IOException if a file that is there cannot be read
   * @throws GeneralSecurityException if this Java cannot read its own
   */
  public static Set<X509Certificate> roots() throws IOException, GeneralSecurityException {
    Set<X509Certificate> all = new LinkedHashSet<>();
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager known) {
        all.addAll(List.of(known.getAcceptedIssuers()));
      }
    }
    for (Path bundle : BUNDLES) {
      if (Files.isReadable(bundle)) {
        all.addAll(certificates(Files.readString(bundle, StandardCharsets.ISO_8859_1)));
      }
    }
    return all;
  }

  /**
   * Makes connections of TLS that trust them, as other programs of this host do; those of Java
   * alone where the others cannot be read.
   */
  public static SSLSocketFactory sockets() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate root : roots()) {
        store.setCertificateEntry("root" + number++, root);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException unreadable) {
      LOG.warn(
          "the trusted certificates of this host cannot be read; Java's own serve", unreadable);
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Those in a text in PEM; one that cannot be read does not spoil the others. */
  static Set<X509Certificate> certificates(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Set<X509Certificate> found = new LinkedHashSet<>();
    Matcher each = PEM.matcher(pem);
    while (each.find()) {
      byte[] text = each.group().getBytes(StandardCharsets.US_ASCII);
      try {
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(text)));
      } catch (CertificateException strange) {
        LOG.debug("a trusted certificate of this host cannot be read", strange);
      }
    }
    return found;
  }
}

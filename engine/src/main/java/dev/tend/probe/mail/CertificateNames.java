package dev.tend.probe.mail;

import dev.tend.definition.value.NameForms;
import dev.tend.resolver.AddressLiteral;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The names that a certificate is valid for, as RFC 6125 has clients match them: its alternative
 * names; only where it has none for a host, the common name of its subject. A {@code *} stands for
 * one whole label, the first.
 *
 * @param hosts host names in lower case
 * @param addresses addresses
 */
record CertificateNames(List<String> hosts, List<InetAddress> addresses) {
  private static final int DNS = 2;
  private static final int IP = 7;

  /**
   * Those of a certificate.
   *
   * @throws CertificateParsingException if its alternative names make no sense
   */
  static CertificateNames of(X509Certificate certificate) throws CertificateParsingException {
    List<String> hosts = new ArrayList<>();
    List<InetAddress> addresses = new ArrayList<>();
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives != null) {
      for (List<?> alternative : alternatives) {
        String text = String.valueOf(alternative.get(1));
        if (alternative.get(0).equals(DNS)) {
          hosts.add(folded(text));
        } else if (alternative.get(0).equals(IP)) {
          AddressLiteral.parse(text).ifPresent(addresses::add);
        }
      }
    }
    if (hosts.isEmpty() && addresses.isEmpty()) {
      commonName(certificate).ifPresent(name -> hosts.add(folded(name)));
    }
    return new CertificateNames(hosts, addresses);
  }

  /** Whether one of them stands for a host name or an address. */
  boolean match(String wanted) {
    Optional<InetAddress> address = AddressLiteral.parse(wanted);
    if (address.isPresent()) {
      return addresses.contains(address.get());
    }
    Optional<String> name = NameForms.tlsName(wanted).map(CertificateNames::folded);
    return name.isPresent() && hosts.stream().anyMatch(host -> matches(host, name.get()));
  }

  private static boolean matches(String pattern, String name) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(name);
    }
    String rest = pattern.substring(1);
    int dot = name.indexOf('.');
    // "*.org" would stand for everybody.
    return rest.indexOf('.', 1) > 0 && dot > 0 && name.substring(dot).equals(rest);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
      for (int i = subject.size() - 1; i >= 0; i--) {
        Rdn part = subject.getRdn(i);
        if (part.getType().equalsIgnoreCase("CN")) {
          return Optional.of(String.valueOf(part.getValue()));
        }
      }
      return Optional.empty();
    } catch (InvalidNameException strange) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    List<String> all = new ArrayList<>(hosts);
    addresses.forEach(address -> all.add(address.getHostAddress()));
    return String.join(", ", all);
  }
}

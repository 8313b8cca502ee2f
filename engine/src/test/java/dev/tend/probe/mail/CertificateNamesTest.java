package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.resolver.AddressLiteral;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {
  private static final CertificateNames NAMES =
      new CertificateNames(
          List.of("mail.example.org", "*.wild.example.org", "*.net", "m*.part.example.org"),
          List.of(
              AddressLiteral.parse("192.0.2.1").orElseThrow(),
              AddressLiteral.parse("2001:db8::1").orElseThrow()));

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, true",
    "MAIL.Example.ORG., true",
    "other.example.org, false",
    "a.wild.example.org, true",
    "a.b.wild.example.org, false",
    "wild.example.org, false",
    ".wild.example.org, false",
    "example.net, false",
    "mx.part.example.org, false",
    "192.0.2.1, true",
    "192.0.2.2, false",
    "2001:db8:0:0:0:0:0:1, true",
  })
  void a_name_matches_as_clients_match_it(String name, boolean matches) {
    assertThat(NAMES.match(name)).isEqualTo(matches);
  }
}

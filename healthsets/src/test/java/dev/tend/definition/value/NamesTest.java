package dev.tend.definition.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are right where: each as it is typed, and its form on the wire. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.org",
    "mail.example.org., mail.example.org.",
    "localhost, localhost",
    "rspamd_mailcow, rspamd_mailcow",
    "mail_1.example.org, mail_1.example.org",
    "_dmarc.example.org, _dmarc.example.org",
    "1.mail, 1.mail",
    "3com.example, 3com.example",
    "a-.example, a-.example",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "почта.рф, xn--80a1acny.xn--p1ai",
    "例え。テスト, xn--r8jz45g.xn--zckzah",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "192.0.2.1, 192.0.2.1",
    "2001:db8::1, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "fe80::1%eth0, fe80::1%eth0",
    "[fe80::1%br-lan.10], fe80::1%br-lan.10",
    "db1.{target}, db1.{target}",
  })
  void hosts_to_connect_to(String typed, String wire) throws ValueException {
    assertThat(NameTypes.HOST.parse(typed)).isEqualTo(typed);
    assertThat(NameForms.host(typed.replace("{target}", "t")))
        .isEqualTo(wire.replace("{target}", "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a..b | there is nothing",
        ".a | there is nothing",
        "a b | a space",
        "a/b | only letters, digits, hyphens and underscores",
        "a:25 | only letters",
        "user@host | only letters",
        "-oProxyCommand | does not begin with a hyphen",
        "127.0.0.256 | ends in a number",
        "127.0.0.1. | ends in a number",
        "1.2.3 | ends in a number",
        "[192.0.2.1] | only letters",
        "2001:db8:::1 | only letters",
        "fe80::1% | only letters",
        "straße.example | read in two ways",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example | longer than 63",
      })
  void what_is_no_host(String typed, String why) {
    refuses(NameTypes.HOST, typed, why);
  }

  @Test
  void a_name_is_no_longer_than_253() throws ValueException {
    String most = "a".repeat(61) + ("." + "b".repeat(63)).repeat(3);
    assertThat(NameForms.host(most)).hasSize(253);
    assertThat(NameForms.host(most + ".")).hasSize(254);
    refuses(NameTypes.HOST, "a" + most, "longer than 253");
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org., mail.example.org",
    "mail_1.example.org, mail_1.example.org",
    "bücher.example., xn--bcher-kva.example",
  })
  void names_in_TLS_and_in_certificates_have_no_dot_at_the_end(String typed, String wire) {
    assertThat(NameForms.tlsName(typed)).hasValue(wire);
    assertThat(NameForms.tlsName("192.0.2.1")).isEmpty();
    assertThat(NameForms.tlsName("fe80::1%eth0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "_dmarc.example.org, _dmarc.example.org",
    "_25._tcp.mail.example.org., _25._tcp.mail.example.org.",
    "*.example.org, *.example.org",
    "0/25.2.0.192.in-addr.arpa, 0/25.2.0.192.in-addr.arpa",
    "1.2.0.192.in-addr.arpa, 1.2.0.192.in-addr.arpa",
    "2.0.0.127, 2.0.0.127",
    "_dmarc.bücher.example, _dmarc.xn--bcher-kva.example",
    "., .",
  })
  void names_to_look_up(String typed, String wire) throws ValueException {
    assertThat(NameTypes.DNS_NAME.parse(typed)).isEqualTo(typed);
    assertThat(NameForms.dnsName(typed)).isEqualTo(wire);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.org",
    "mail.example.org., mail.example.org",
    "mail_1, mail_1",
    "bücher.example, xn--bcher-kva.example",
    "192.0.2.1, [192.0.2.1]",
    "[192.0.2.1], [192.0.2.1]",
    "2001:db8::1, [IPv6:2001:db8::1]",
    "[IPv6:2001:db8::1], [IPv6:2001:db8::1]",
    "fe80::1%eth0, [IPv6:fe80::1]",
  })
  void what_a_client_calls_itself(String typed, String wire) throws ValueException {
    assertThat(NameTypes.HELLO_NAME.parse(typed)).isEqualTo(typed);
    assertThat(NameForms.helloName(typed)).isEqualTo(wire);
  }

  @ParameterizedTest
  @CsvSource({
    "probe@example.org, probe@example.org",
    "tend-probe@localhost, tend-probe@localhost",
    "first.last+tag_1@mail_1.example.org, first.last+tag_1@mail_1.example.org",
    "probe@bücher.example, probe@xn--bcher-kva.example",
    "probe@example.org., probe@example.org",
    "probe@[192.0.2.1], probe@[192.0.2.1]",
    "a@b@example.org, a@b@example.org",
    "probe@{target}, probe@{target}",
  })
  void mail_addresses(String typed, String wire) throws ValueException {
    assertThat(NameTypes.MAIL_ADDRESS.parse(typed)).isEqualTo(typed);
    assertThat(NameForms.mailAddress(typed.replace("{target}", "t")))
        .isEqualTo(wire.replace("{target}", "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody | of the form a@b",
        "@example.org | of the form a@b",
        "probe@ | of the form a@b",
        "pröbe@example.org | SMTPUTF8",
        "a b@example.org | a space",
        "<a@example.org> | an angle bracket",
        "a@example..org | there is nothing",
        "a@exa mple.org | a space",
      })
  void what_is_no_mail_address(String typed, String why) {
    refuses(NameTypes.MAIL_ADDRESS, typed, why);
  }

  @ParameterizedTest
  @CsvSource({
    "postfix",
    "postfix.service",
    "postfix@-",
    "postfix@-.service",
    "clamd@amavisd",
    "openvpn-server@site_1",
    "php8.2-fpm",
    "backup@mnt-\\x2ddata",
    "systemd-fsck@dev-disk-by\\x2duuid-1",
    "_internal",
    "dovecot@{target}",
  })
  void services(String typed) throws ValueException {
    assertThat(NameTypes.SERVICE.parse(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post fix | only letters, digits",
        "postfix;reboot | only letters, digits",
        "../postfix | only letters, digits",
        "--force | not a hyphen",
        "@foo | not a hyphen, dot or @ in front",
        "clamd@ | a template",
        "clamd@.service | a template",
        "dovecot.socket | a unit of another type",
      })
  void what_is_no_service(String typed, String why) {
    refuses(NameTypes.SERVICE, typed, why);
    if (!why.contains("another type")) {
      refuses(NameTypes.UNIT, typed, why);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://rspamd_mailcow:11334/, rspamd_mailcow, 11334, /, http://rspamd_mailcow:11334/",
    "https://mail.example.org, mail.example.org, 443, /, https://mail.example.org/",
    "HTTP://Mail.example.org.:8080/x?y=1, Mail.example.org., 8080, /x?y=1,"
        + " http://Mail.example.org.:8080/x?y=1",
    "https://bücher.example/ä, xn--bcher-kva.example, 443, /%C3%A4,"
        + " https://xn--bcher-kva.example/%C3%A4",
    "http://[2001:db8::1]:80/, 2001:db8::1, 80, /, http://[2001:db8::1]/",
    "http://[fe80::1%25eth0]/, fe80::1%eth0, 80, /, http://[fe80::1%eth0]/",
    "http://[fe80::1%eth0]:81?q, fe80::1%eth0, 81, /?q, http://[fe80::1%eth0]:81/?q",
    "http://192.0.2.1/, 192.0.2.1, 80, /, http://192.0.2.1/",
  })
  void urls(String typed, String host, int port, String target, String text) throws ValueException {
    assertThat(ValueTypes.URL.parse(typed)).isEqualTo(typed);
    WebUrl url = WebUrl.parse(typed);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.target()).isEqualTo(target);
    assertThat(url).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://mail.example.org/ | of the form http://host/",
        "mail.example.org | of the form http://host/",
        "http:///x | of the form http://host/",
        "http://user:secret@mail.example.org/ | user name or password",
        "http://mail.example.org:99999/ | not a port",
        "http://mail.example.org:8x/ | not a host with a port",
        "http://2001:db8::1/ | not a host with a port",
        "http://a..b/ | there is nothing",
        "http://127.0.0.256/ | ends in a number",
        "http://mail.example.org/a|b | Illegal character",
        "http://mail.example.org/#here | of the form http://host/",
      })
  void what_is_no_url(String line) {
    int at = line.lastIndexOf(" | ");
    refuses(ValueTypes.URL, line.substring(0, at), line.substring(at + 3));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, true",
    "http://127.8.8.8/, true",
    "http://[::1]:80/, true",
    "http://localhost/, true",
    "http://pager.localhost./, true",
    "http://127.0.0.1.example.org/, false",
    "http://mail.example.org/, false",
  })
  void only_an_address_or_name_of_this_host_is_loopback(String url, boolean is)
      throws ValueException {
    assertThat(WebUrl.parse(url).isLoopback()).isEqualTo(is);
  }

  @Test
  void a_request_names_the_host_without_zone_and_dot() throws ValueException {
    assertThat(WebUrl.parse("http://[fe80::1%25eth0]/").requestHost()).isEqualTo("fe80::1");
    assertThat(WebUrl.parse("http://mail.example.org./").requestHost())
        .isEqualTo("mail.example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "mail1, mail1",
    "mail1.example.org., mail1.example.org",
    "mx_1, mx_1",
    "mail.7, mail.7"
  })
  void names_of_servers(String typed, String known) throws ValueException {
    assertThat(NameTypes.SERVER.parse(typed)).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"master", "amavisd (master)", "g++", "(sd-pam)", "perl5.36", "imap-login"})
  void programs(String typed) throws ValueException {
    assertThat(NameTypes.PROGRAM.parse(typed)).isEqualTo(typed);
    refuses(NameTypes.PROGRAM, "/usr/bin/" + typed, "slash");
  }

  @Test
  void an_attribute_may_give_a_name_but_no_text_what_is_acted_on() {
    assertThat(NameTypes.fits(ValueTypes.TEXT, NameTypes.HOST)).isTrue();
    assertThat(NameTypes.fits(NameTypes.HOST, NameTypes.HOST)).isTrue();
    assertThat(NameTypes.fits(ValueTypes.NAME, NameTypes.SERVICE)).isTrue();
    assertThat(NameTypes.fits(ValueTypes.TEXT, NameTypes.SERVICE)).isFalse();
    assertThat(NameTypes.fits(ValueTypes.TEXT, ValueTypes.PORT)).isFalse();
  }

  private static void refuses(ValueType<?> type, String typed, String why) {
    assertThatExceptionOfType(ValueException.class)
        .as(typed)
        .isThrownBy(() -> type.parse(typed))
        .withMessageContaining("expected " + type.expected())
        .withMessageContaining(why);
  }
}

package dev.tend.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {
  @ParameterizedTest
  @CsvSource({
    "mail.example.org, mail.example.org",
    "mail.example.org., mail.example.org",
    "rspamd_mailcow, rspamd_mailcow",
    "my_host.example.org, my_host.example.org",
    "localhost, localhost",
    "b\u00fccher.example.org, xn--bcher-kva.example.org",
  })
  void a_name_is_asked_for_as_other_clients_ask(String host, String asked) {
    assertThat(ServerNames.of(host))
        .extracting(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
        .containsExactly(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::1", "fe80::1%eth0", "", "."})
  void an_address_is_not_asked_for(String host) {
    assertThat(ServerNames.of(host)).isEmpty();
  }
}

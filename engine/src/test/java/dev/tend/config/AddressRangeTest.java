package dev.tend.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24,    10.0.0.255,   true",
    "10.0.0.0/24,    10.0.1.0,     false",
    "10.0.0.64/26,   10.0.0.127,   true",
    "10.0.0.64/26,   10.0.0.128,   false",
    "10.0.0.7,       10.0.0.7,     true",
    "10.0.0.7,       10.0.0.6,     false",
    "0.0.0.0/0,      192.0.2.1,    true",
    "0.0.0.0/0,      2001:db8::1,  false",
    "2001:db8::/33,  2001:db8:7fff::1, true",
    "2001:db8::/33,  2001:db8:8000::1, false",
    "::1,            ::1,          true",
    "10.0.0.0/8,     ::ffff:10.1.2.3, true",
  })
  void it_contains_what_it_says(String range, String address, boolean contains) throws Exception {
    assertThat(AddressRange.parse(range).contains(AddressRange.address(address)))
        .isEqualTo(contains);
  }
}

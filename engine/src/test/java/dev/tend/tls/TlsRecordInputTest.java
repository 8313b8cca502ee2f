package dev.tend.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsRecordInputTest {
  private static final String UNRECOGNIZED_NAME = "15030300020170";
  private static final String HELLO = "16030300040200aabb";

  @ParameterizedTest
  @CsvSource({
    // A warning before the answer, and between two answers.
    UNRECOGNIZED_NAME + HELLO + ", " + HELLO,
    HELLO + UNRECOGNIZED_NAME + HELLO + ", " + HELLO + HELLO,
    // A farewell, a cancellation, a fatal alert, an encrypted alert.
    "15030300020100, 15030300020100",
    "1503030002015a, 1503030002015a",
    "15030300020228, 15030300020228",
    "15030300040170aabb, 15030300040170aabb",
    // An empty record; cut in its head, in its body, in an alert.
    "1703030000" + HELLO + ", 1703030000" + HELLO,
    "160303, 160303",
    "1603030004aa, 1603030004aa",
    "150303000201, 150303000201",
    // Something other than TLS, though it looks like a warning in the middle.
    "323230206869" + UNRECOGNIZED_NAME + ", 323230206869" + UNRECOGNIZED_NAME,
  })
  void warnings_are_left_out_and_nothing_else(String sent, String read) throws Exception {
    for (int chunk : new int[] {1, 3, 4096}) {
      assertThat(HexFormat.of().formatHex(all(sent, chunk))).isEqualTo(read);
    }
  }

  @Test
  void endless_warnings_are_not_left_out() throws Exception {
    assertThat(all(UNRECOGNIZED_NAME.repeat(100) + HELLO, 4096)).hasSizeGreaterThan(20);
  }

  @Test
  void a_server_has_answered_once_it_sent_a_handshake() throws Exception {
    TlsRecordInput alert = input("15030300020228");
    alert.readAllBytes();
    assertThat(alert.isAnswered()).isFalse();
    TlsRecordInput hello = input(UNRECOGNIZED_NAME + HELLO);
    hello.readAllBytes();
    assertThat(hello.isAnswered()).isTrue();
  }

  private static byte[] all(String sent, int chunk) throws Exception {
    TlsRecordInput in = input(sent);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] bytes = new byte[chunk];
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      read.write(bytes, 0, count);
    }
    return read.toByteArray();
  }

  private static TlsRecordInput input(String hex) {
    return new TlsRecordInput(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }
}

package dev.tend.probe.client;

import dev.tend.tls.ServerNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SNIServerName;

/**
 * The first message of a TLS client that offers what the JDK does not: TLS 1.0 to 1.2 (RFC 5246
 * section 7.4.1.2) with all cipher suites that browsers and mail clients have had. It is only asked
 * what the server would choose.
 */
final class WideHello {
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_2 = 0x0303;
  private static final int RANDOM_BYTES = 32;

  /** RSA, ECDHE, DHE; AES, ChaCha, Camellia, 3DES, RC4; and that renegotiation is safe. */
  private static final byte[] SUITES =
      hex(
          "c02bc02fc02cc030cca9cca8009e009fccaac023c027c024c028c009c013c00ac01400330039"
              + "0067006b009c009d002f0035003c003dc072c076c073c077004500880041008400ba00c0c09c"
              + "c09dc09ec09fc0acc0adc0aec0af003200380040006a00a200a3c008c01200160013000ac007"
              + "c0110005000400ff");

  /** x25519, x448, the curves of NIST and brainpool, secp256k1, the finite fields. */
  private static final byte[] GROUPS =
      hex("001d00170018001e0019001a001b001c0016001501000101010201030104");

  /** ECDSA, RSA-PSS, EdDSA, RSA and DSA with hashes down to SHA-1. */
  private static final byte[] SIGNATURES =
      hex("040305030603080408050806080708080809080a080b040105010601030303010402020302010202");

  private WideHello() {}

  /** Asks for a name; an address is not asked for. */
  static byte[] asking(String serverName) {
    byte[] random = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    ByteArrayOutputStream extensions = new ByteArrayOutputStream();
    for (SNIServerName name : ServerNames.of(serverName)) {
      byte[] typed = join(new byte[] {0}, counted(2, name.getEncoded()));
      extensions.writeBytes(extension(0, counted(2, typed)));
    }
    extensions.writeBytes(extension(10, counted(2, GROUPS)));
    extensions.writeBytes(extension(11, counted(1, new byte[] {0})));
    extensions.writeBytes(extension(13, counted(2, SIGNATURES)));
    extensions.writeBytes(extension(23, new byte[0]));
    byte[] hello =
        join(
            number(2, TLS_1_2),
            random,
            counted(1, new byte[0]),
            counted(2, SUITES),
            counted(1, new byte[] {0}),
            counted(2, extensions.toByteArray()));
    byte[] message = join(number(1, CLIENT_HELLO), counted(3, hello));
    return join(number(1, HANDSHAKE), number(2, TLS_1_0), counted(2, message));
  }

  /** What the server chose, for a person; empty if it answers anything but with a choice. */
  static Optional<String> chosen(InputStream in) throws IOException {
    byte[] head = in.readNBytes(5);
    if (head.length < 5 || head[0] != HANDSHAKE) {
      return Optional.empty();
    }
    ByteBuffer body = ByteBuffer.wrap(in.readNBytes(ByteBuffer.wrap(head).getShort(3) & 0xFFFF));
    int fixed = 4 + 2 + RANDOM_BYTES + 1;
    if (body.remaining() < fixed || body.get(0) != SERVER_HELLO) {
      return Optional.empty();
    }
    int suiteAt = fixed + (body.get(fixed - 1) & 0xFF);
    if (body.remaining() < suiteAt + 2) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "TLS 1.%d with the cipher suite 0x%04X",
            (body.getShort(4) & 0xFF) - 1, body.getShort(suiteAt)));
  }

  private static byte[] extension(int type, byte[] content) {
    return join(number(2, type), counted(2, content));
  }

  /** Its length in so many bytes, and then itself. */
  private static byte[] counted(int bytes, byte[] content) {
    return join(number(bytes, content.length), content);
  }

  private static byte[] number(int bytes, int value) {
    byte[] number = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      number[i] = (byte) (value >>> (Byte.SIZE * (bytes - 1 - i)));
    }
    return number;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    List.of(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}

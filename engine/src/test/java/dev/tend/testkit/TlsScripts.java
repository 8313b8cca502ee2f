package dev.tend.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What servers do in TLS that the JDK takes amiss. */
public final class TlsScripts {
  /** For whom the certificates are. */
  public static final String HOST = "localhost";

  private static final TestKey ROOT = TestKey.named("Test Root");
  private static final TestKey SERVER = TestKey.named(HOST);

  /** Who signed them. */
  public static final X509Certificate TRUSTED = ROOT.self().sign();

  private static final byte[] UNRECOGNIZED_NAME = {0x15, 3, 3, 0, 2, 1, 0x70};
  private static final short TRIPLE_DES = 0x000A;

  private TlsScripts() {}

  /** One with a good certificate. */
  public static SSLContext context() {
    return SERVER.showing(SERVER.by(ROOT).server(HOST).sign());
  }

  /** Begins TLS in a way told in words. */
  public static void encrypt(String how, ScriptedServer.Peer peer, SSLContext context)
      throws IOException {
    switch (how) {
      case "as usual" -> peer.encrypt(context);
      case "warns of an unrecognized name and goes on" -> warn(peer);
      case "wants a certificate of its clients" -> demand(peer, "TLSv1.2");
      case "knows only 3DES" -> insistOnTripleDes(peer);
      case "chooses TLS 1.0" -> insistOnTls10(peer);
      default -> throw new IllegalArgumentException("there is no such way to begin TLS: " + how);
    }
  }

  /** Warns that it does not know the name, as servers without one do, and goes on in TLS 1.2. */
  public static void warn(ScriptedServer.Peer peer) throws IOException {
    peer.send(UNRECOGNIZED_NAME);
    peer.encrypt(context(), TlsScripts::oneDotTwo);
  }

  /** Wants a certificate of the client, in this version of TLS. */
  public static void demand(ScriptedServer.Peer peer, String version) throws IOException {
    peer.encrypt(
        context(),
        socket -> {
          socket.setEnabledProtocols(new String[] {version});
          socket.setNeedClientAuth(true);
        });
  }

  /** Answers with a fatal alert. */
  public static void refuse(ScriptedServer.Peer peer, int alert) throws IOException {
    hello(peer);
    peer.send(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) alert});
  }

  /** Speaks to clients that know 3DES, which the JDK does not any more; refuses the others. */
  public static void insistOnTripleDes(ScriptedServer.Peer peer) throws IOException {
    ByteBuffer hello = ByteBuffer.wrap(hello(peer));
    int suitesAt = 4 + 2 + 32 + 1 + hello.get(4 + 2 + 32);
    int end = suitesAt + 2 + hello.getShort(suitesAt);
    boolean known = false;
    for (int at = suitesAt + 2; at < end; at += 2) {
      known |= hello.getShort(at) == TRIPLE_DES;
    }
    peer.send(
        HexFormat.of()
            .parseHex(
                known
                    ? "160303002a" + "02000026" + "0303" + "00".repeat(32) + "00" + "000a00"
                    : "15030300020228"));
  }

  /** Chooses TLS 1.0, whatever is offered. */
  public static void insistOnTls10(ScriptedServer.Peer peer) throws IOException {
    hello(peer);
    peer.send(
        HexFormat.of()
            .parseHex("160301002a" + "02000026" + "0301" + "00".repeat(32) + "00" + "002f00"));
    peer.in().readAllBytes();
  }

  private static byte[] hello(ScriptedServer.Peer peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    in.skipNBytes(3);
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  private static void oneDotTwo(SSLSocket socket) {
    socket.setEnabledProtocols(new String[] {"TLSv1.2"});
  }
}

package dev.tend.samples.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The least SMTP that satisfies a probe, and beside it a port that takes connections and never says
 * a word. One thread serves all, so that little of the machine is spent here.
 */
public final class StubMailServer {
  private static final int BACKLOG = 4096;
  private static final byte[] GREETING = bytes("220 stub ESMTP\r\n");
  private static final byte[] HELLO = bytes("250 stub\r\n");
  private static final byte[] GOODBYE = bytes("221 stub\r\n");

  private final Selector selector = Selector.open();
  private final ServerSocketChannel speaking = listen(true);
  private final ServerSocketChannel silent = listen(false);
  private final ByteBuffer heard = ByteBuffer.allocate(4096);

  private StubMailServer() throws IOException {}

  /**
   * Prints the port that speaks and the one that is silent, and serves until it is killed.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    var server = new StubMailServer();
    System.out.println(port(server.speaking) + " " + port(server.silent));
    while (true) {
      server.selector.select(server::serve);
    }
  }

  private ServerSocketChannel listen(boolean speaks) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT, speaks);
    return listener;
  }

  private void serve(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept((ServerSocketChannel) key.channel(), Boolean.TRUE.equals(key.attachment()));
      } else {
        answer((SocketChannel) key.channel(), Boolean.TRUE.equals(key.attachment()));
      }
    } catch (IOException left) {
      close(key);
    }
  }

  private void accept(ServerSocketChannel listener, boolean speaks) throws IOException {
    for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
      client.configureBlocking(false);
      client.register(selector, SelectionKey.OP_READ, speaks);
      if (speaks) {
        client.write(ByteBuffer.wrap(GREETING));
      }
    }
  }

  private void answer(SocketChannel client, boolean speaks) throws IOException {
    heard.clear();
    if (client.read(heard) < 0) {
      client.close();
      return;
    }
    String said = new String(heard.array(), 0, heard.position(), StandardCharsets.US_ASCII);
    if (speaks && said.toUpperCase(Locale.ROOT).startsWith("QUIT")) {
      client.write(ByteBuffer.wrap(GOODBYE));
      client.close();
    } else if (speaks) {
      client.write(ByteBuffer.wrap(HELLO));
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException unclosable) {
      System.err.println("a connection could not be closed: " + unclosable);
    }
  }

  private static int port(ServerSocketChannel listener) throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

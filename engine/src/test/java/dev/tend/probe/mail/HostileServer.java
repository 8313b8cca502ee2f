package dev.tend.probe.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does to each client what its script says. */
final class HostileServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  private HostileServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
  }

  /** Plays a script with every client. */
  static HostileServer playing(Script script) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    HostileServer server = new HostileServer(listener, script);
    server.threads.execute(server::accept);
    return server;
  }

  /**
   * Sends the first text, and then one more for each line from the client; closes the connection
   * after the last.
   */
  static HostileServer answering(String greeting, String... answers) throws IOException {
    return playing(
        peer -> {
          peer.send(greeting);
          for (String answer : answers) {
            peer.line();
            peer.send(answer);
          }
        });
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
        threads.execute(() -> play(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void play(Socket client) {
    try (client) {
      script.play(new Peer(client));
    } catch (IOException | UncheckedIOException | InterruptedException left) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
    }
  }

  /** What is done to one client. */
  interface Script {
    void play(Peer peer) throws IOException, InterruptedException;
  }

  /** The other side of one connection. */
  static final class Peer {
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      in = reader(socket);
      out = socket.getOutputStream();
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** The next line from the client. */
    String line() throws IOException {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("the client has left");
      }
      return line;
    }

    /** Sends the same until the client leaves. */
    void flood(String text) throws IOException {
      byte[] bytes = text.repeat(1 + 8192 / text.length()).getBytes(StandardCharsets.UTF_8);
      while (true) {
        send(bytes);
      }
    }

    /** Sends a text byte by byte. */
    void drip(String text, long pauseMillis) throws IOException, InterruptedException {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        send(new byte[] {b});
        Thread.sleep(pauseMillis);
      }
    }

    /** Does nothing any more. */
    void hang() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    /** Breaks the connection off. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Encrypts the connection. */
    void encrypt(SSLContext context) throws IOException {
      SSLSocket encrypted =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "", socket.getPort(), true);
      encrypted.setUseClientMode(false);
      encrypted.startHandshake();
      socket = encrypted;
      in = reader(encrypted);
      out = encrypted.getOutputStream();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
  }
}

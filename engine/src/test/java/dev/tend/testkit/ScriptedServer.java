package dev.tend.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does to each client what its script says. */
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final Script script;

  private ScriptedServer(Script script) throws IOException {
    this.script = script;
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    threads.execute(this::accept);
  }

  /** Plays a script with every client. */
  public static ScriptedServer playing(Script script) throws IOException {
    return new ScriptedServer(script);
  }

  /**
   * Sends the first text, and then one more for each line from the client; closes the connection
   * after the last.
   */
  public static ScriptedServer greeting(String greeting, String... answers) throws IOException {
    return playing(
        peer -> {
          peer.send(greeting);
          for (String answer : answers) {
            peer.line();
            peer.send(answer);
          }
        });
  }

  /** Reads what the client sends first, line or not, and answers with these bytes. */
  public static ScriptedServer answering(String answer) throws IOException {
    return playing(
        peer -> {
          if (peer.in().read(new byte[4096]) >= 0) {
            peer.send(bytes(answer));
          }
        });
  }

  /** Sends bytes, and then others again and again until the client leaves. */
  public static ScriptedServer flooding(String answer, String again) throws IOException {
    return playing(
        peer -> {
          peer.send(bytes(answer));
          peer.flood(again);
        });
  }

  /** Sends a text byte by byte, for ever. */
  public static ScriptedServer dripping(String text, long pauseMillis) throws IOException {
    return playing(
        peer -> {
          while (true) {
            peer.drip(text, pauseMillis);
          }
        });
  }

  /** Says nothing. */
  public static ScriptedServer silent() throws IOException {
    return playing(Peer::hang);
  }

  public int port() {
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
      } catch (IOException | RejectedExecutionException closed) {
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

  /** An octet for each character. */
  private static byte[] bytes(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What is done to one client. */
  public interface Script {
    void play(Peer peer) throws IOException, InterruptedException;
  }

  /** The other side of one connection. */
  public static final class Peer {
    private final Socket plain;
    private Socket socket;
    private BufferedReader lines;
    private OutputStream out;

    private Peer(Socket socket) throws IOException {
      plain = socket;
      this.socket = socket;
      lines = reader(socket);
      out = socket.getOutputStream();
    }

    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** The next line from the client. */
    public String line() throws IOException {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the client has left");
      }
      return line;
    }

    /** The same, taking no byte of what comes after it. */
    public void plainLine() throws IOException {
      InputStream in = plain.getInputStream();
      int next = in.read();
      while (next != '\n') {
        if (next < 0) {
          throw new IOException("the client has left");
        }
        next = in.read();
      }
    }

    /** What comes from a client of whom no {@link #line} was read. */
    public InputStream in() throws IOException {
      return socket.getInputStream();
    }

    /** Sends the same bytes until the client leaves. */
    public void flood(String text) throws IOException {
      byte[] bytes = bytes(text.repeat(1 + 8192 / text.length()));
      while (true) {
        send(bytes);
      }
    }

    /** Sends a text byte by byte. */
    public void drip(String text, long pauseMillis) throws IOException, InterruptedException {
      for (byte b : bytes(text)) {
        send(new byte[] {b});
        Thread.sleep(pauseMillis);
      }
    }

    /** Does nothing any more. */
    public void hang() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    /** Breaks the connection off. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Encrypts the connection. */
    public void encrypt(SSLContext context) throws IOException {
      encrypt(context, settings -> {});
    }

    /** Encrypts the connection in a way of its own. */
    public void encrypt(SSLContext context, Consumer<SSLSocket> settings) throws IOException {
      SSLSocket encrypted =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "", socket.getPort(), true);
      encrypted.setUseClientMode(false);
      settings.accept(encrypted);
      encrypted.startHandshake();
      socket = encrypted;
      lines = reader(encrypted);
      out = encrypted.getOutputStream();
    }

    /** The names that the client asked for when the connection was encrypted. */
    public List<String> requestedNames() {
      return ((ExtendedSSLSession) ((SSLSocket) socket).getSession())
          .getRequestedServerNames().stream()
              .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
              .toList();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
  }
}

package dev.tend.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that does to each client what it is told. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final Script script;

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    threads.execute(this::accept);
  }

  /** Reads what the client sends first, and answers. */
  static ScriptedServer answering(String answer) throws IOException {
    return new ScriptedServer(
        (in, out) -> {
          int first = in.read(new byte[4096]);
          out.write(
              answer.getBytes(StandardCharsets.ISO_8859_1), 0, first < 0 ? 0 : answer.length());
        });
  }

  /** Answers, and then sends a text again and again until the client leaves. */
  static ScriptedServer flooding(String answer, String again) throws IOException {
    byte[] much = again.repeat(1 + 8192 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
    return new ScriptedServer(
        (in, out) -> {
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          while (!Thread.interrupted()) {
            out.write(much);
          }
        });
  }

  /** Sends a text byte by byte, for ever. */
  static ScriptedServer dripping(String text, long pauseMillis) throws IOException {
    return new ScriptedServer(
        (in, out) -> {
          for (int i = 0; ; i++) {
            out.write(text.charAt(i % text.length()));
            out.flush();
            Thread.sleep(pauseMillis);
          }
        });
  }

  /** Says nothing. */
  static ScriptedServer silent() throws IOException {
    return new ScriptedServer((in, out) -> Thread.sleep(60_000));
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
      script.play(client.getInputStream(), client.getOutputStream());
    } catch (IOException | InterruptedException left) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
    }
  }

  /** What is done to one client. */
  interface Script {
    void play(InputStream in, OutputStream out) throws IOException, InterruptedException;
  }
}

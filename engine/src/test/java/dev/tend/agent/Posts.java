package dev.tend.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Small SMTP servers; one whose file {@code broken-N} is there turns callers away. */
final class Posts implements AutoCloseable {
  private final Path root;
  private final List<ServerSocket> doors = new ArrayList<>();
  private final AtomicLongArray calls;

  Posts(Path root, int number) throws IOException {
    this.root = root;
    this.calls = new AtomicLongArray(number);
    for (int post = 0; post < number; post++) {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      doors.add(door);
      int which = post;
      Thread.ofPlatform().daemon().name("post-" + post).start(() -> serve(door, which));
    }
  }

  int port(int post) {
    return doors.get(post).getLocalPort();
  }

  int number() {
    return doors.size();
  }

  /** How many callers there were at one post. */
  long calls(int post) {
    return calls.get(post);
  }

  /** How many callers there were in all. */
  long calls() {
    return IntStream.range(0, calls.length()).mapToLong(calls::get).sum();
  }

  void breakDown(int post) throws IOException {
    Files.writeString(broken(post), "");
  }

  void mend(int post) throws IOException {
    Files.deleteIfExists(broken(post));
  }

  boolean isBroken(int post) {
    return Files.exists(broken(post));
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket door : doors) {
      door.close();
    }
  }

  private Path broken(int post) {
    return root.resolve("broken-" + post);
  }

  private void serve(ServerSocket door, int post) {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        calls.incrementAndGet(post);
        talk(caller, post);
      } catch (IOException gone) {
        // The caller was killed, or the test is over; the next one may be better.
      }
    }
  }

  private void talk(Socket caller, int post) throws IOException {
    caller.setSoTimeout(2_000);
    say(caller, isBroken(post) ? "421 not now" : "220 yard ESMTP");
    StringBuilder line = new StringBuilder();
    try {
      for (int octet = caller.getInputStream().read();
          octet >= 0;
          octet = caller.getInputStream().read()) {
        line.append((char) octet);
        if (octet == '\n') {
          boolean quits = line.toString().startsWith("QUIT");
          say(caller, quits ? "221 bye" : "250 yard");
          line.setLength(0);
          if (quits) {
            return;
          }
        }
      }
    } catch (SocketException gone) {
      // Callers may hang up whenever they like.
      return;
    }
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}

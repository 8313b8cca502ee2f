package dev.tend.agent;

import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Small SMTP servers; one whose file {@code broken-N} is there turns callers away. */
final class Posts implements AutoCloseable {
  private final Path root;
  private final List<ScriptedServer> doors = new ArrayList<>();
  private final AtomicLongArray calls;

  Posts(Path root, int number) throws IOException {
    this.root = root;
    this.calls = new AtomicLongArray(number);
    for (int post = 0; post < number; post++) {
      int which = post;
      doors.add(ScriptedServer.playing(peer -> talk(peer, which)));
    }
  }

  int port(int post) {
    return doors.get(post).port();
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
    for (ScriptedServer door : doors) {
      door.close();
    }
  }

  private Path broken(int post) {
    return root.resolve("broken-" + post);
  }

  private void talk(ScriptedServer.Peer peer, int post) throws IOException {
    calls.incrementAndGet(post);
    peer.send(isBroken(post) ? "421 not now\r\n" : "220 yard ESMTP\r\n");
    while (!peer.line().startsWith("QUIT")) {
      peer.send("250 yard\r\n");
    }
    peer.send("221 bye\r\n");
  }
}

package dev.tend.agent;

import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Small services in processes of their own, {@code svc0}, {@code svc1} …, which commands start and
 * stop. A sick one ends soon after each start. Both the commands and the processes notice when two
 * of them are at work at once, and leave a line in {@link #notes}.
 */
final class MortalServices implements AutoCloseable {
  private static final String SERVICE =
      """
      import fcntl, os, socket, sys, threading, time
      directory, port = sys.argv[1], int(sys.argv[2])
      lock = open(directory + "/run.lock", "w")
      try:
          fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
      except OSError:
          with open(directory + "/../notes", "a") as notes:
              notes.write("overlap of services in %s\\n" % directory)
          sys.exit(3)
      door = socket.socket()
      door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
      door.bind(("127.0.0.1", port))
      door.listen(64)
      if os.path.exists(directory + "/sick"):
          threading.Timer(0.7, lambda: os._exit(1)).start()
      while True:
          door.accept()[0].close()
      """;

  /** A lock goes with its process, so that one which was killed leaves no false trace. */
  private static final String COMMAND =
      """
      #!/bin/sh
      cd @root@/$1 || exit 1
      exec 9>command.lock
      if [ $2 = at-rest ]; then flock 9; exit; fi
      flock -n 9 || { echo "overlap of commands: $2 $1" >> ../notes; flock 9; }
      echo "$2 $1" >> ../notes
      case $2 in
        start)
          setsid python3 ../service.py . $(cat port) </dev/null >> log 2>&1 9>&- &
          echo $! > pid
          sleep 0.2
          ;;
        stop)
          kill $(cat pid) 2>/dev/null
          sleep $(cat ../stopping)
          ;;
      esac
      """;

  private final Path root;
  private final List<Integer> ports = new ArrayList<>();

  MortalServices(Path root, int number) throws IOException {
    this.root = root;
    Files.writeString(root.resolve("service.py"), SERVICE);
    stoppingTakes("0.1");
    Files.writeString(command(), COMMAND.replace("@root@", root.toString()));
    Files.setPosixFilePermissions(command(), PosixFilePermissions.fromString("rwxr-xr-x"));
    for (int service = 0; service < number; service++) {
      ports.add(FreePorts.one());
      Files.createDirectories(directory(service));
      Files.writeString(directory(service).resolve("port"), ports.get(service).toString());
    }
  }

  /** Lines for the agent's configuration. */
  String configuration() {
    StringBuilder lines = new StringBuilder("services:\n");
    for (int service = 0; service < ports.size(); service++) {
      lines.append(
          """
            svc%1$d: {start: [%2$s, svc%1$d, start], stop: [%2$s, svc%1$d, stop], pidFile: %3$s}
          """
              .formatted(service, command(), pidFile(service)));
    }
    return lines.toString();
  }

  /** How many seconds a stop takes, from now on. */
  void stoppingTakes(String seconds) throws IOException {
    Files.writeString(root.resolve("stopping"), seconds);
  }

  int number() {
    return ports.size();
  }

  int port(int service) {
    return ports.get(service);
  }

  /** SIGKILL for the process, if there is one. */
  void kill(int service) throws IOException {
    process(service).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Whether its process runs. */
  boolean runs(int service) throws IOException {
    return process(service).isPresent();
  }

  /** Whether it ends soon after each start from now on. */
  void sick(int service, boolean sick) throws IOException {
    Path file = directory(service).resolve("sick");
    if (sick) {
      Files.writeString(file, "");
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** Starts what does not run, for good. No agent may be at work. */
  void startAll() throws IOException, InterruptedException {
    for (int service = 0; service < number(); service++) {
      sick(service, false);
      run(service, "at-rest"); // what an agent began has ended once this has the lock
      if (process(service).isEmpty()) {
        run(service, "start");
      }
    }
  }

  /** What happened, a line each: {@code start svc0}, {@code stop svc0}, {@code overlap of …}. */
  List<String> notes() throws IOException {
    Path notes = root.resolve("notes");
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  @Override
  public void close() throws IOException {
    for (int service = 0; service < number(); service++) {
      kill(service);
    }
  }

  private Optional<ProcessHandle> process(int service) throws IOException {
    if (!Files.exists(pidFile(service))) {
      return Optional.empty();
    }
    String pid = Files.readString(pidFile(service)).strip();
    return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
  }

  private void run(int service, String what) throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(command().toString(), "svc" + service, what)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("by-hand.log").toFile())
            .start();
    if (!run.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(what + " of svc" + service + " does not end");
    }
  }

  private Path command() {
    return root.resolve("service");
  }

  private Path directory(int service) {
    return root.resolve("svc" + service);
  }

  private Path pidFile(int service) {
    return directory(service).resolve("pid");
  }
}

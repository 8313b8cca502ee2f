package dev.tend.lab;

import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A running Postfix, Dovecot, Unbound and OpenLDAP of a test's own, on private ports of loopback.
 * Closing it ends every process and deletes its directory. Starting takes about four seconds, so
 * one lab serves a test class: {@code @BeforeAll} starts it, {@code @AfterAll} closes it.
 *
 * <p>Where root or packages are missing, starting fails the test under CI and aborts it elsewhere.
 */
public final class Lab implements AutoCloseable {
  /** The account of probes. Nobody reads its mail. */
  public static final String PROBE_ACCOUNT = "tend-probe@test.local";

  /** A user's account. */
  public static final String ALICE = "alice@test.local";

  /** The password of {@link #ALICE}. */
  public static final String ALICE_PASSWORD = "secret";

  private final Path directory;
  private final int base;

  private Lab(Path directory, int base) {
    this.directory = directory;
    this.base = base;
  }

  /**
   * A lab in a new directory, with these services running.
   *
   * @param services of unbound, slapd, dovecot and postfix; all of them when none is named
   */
  public static Lab start(String... services) throws IOException {
    return start(Files.createTempDirectory("tend-lab"), services);
  }

  /** A lab in this directory, which is empty or not there yet. */
  public static Lab start(Path directory, String... services) {
    Lab lab = create(directory);
    try {
      lab.command(withServices("start", services)).orFail();
    } catch (IllegalStateException exception) {
      lab.close();
      throw exception;
    }
    return lab;
  }

  /**
   * A lab in this directory, with nothing running yet.
   *
   * @param options further ones of {@code lab create}
   */
  public static Lab create(Path directory, String... options) {
    int base = FreePorts.base(Arrays.stream(Door.values()).mapToInt(door -> door.offset).toArray());
    Path place = directory.toAbsolutePath();
    letThrough(place);
    List<String> line =
        new ArrayList<>(List.of("create", place.toString(), "--base-port", "" + base));
    line.addAll(List.of(options));
    LabCommand created = LabCommand.run(line.toArray(String[]::new));
    if (created.status() == LabCommand.NOT_HERE) {
      cannotBeHere(created.output());
    }
    created.orFail();
    return new Lab(place, base);
  }

  /**
   * Adds lines to a file of a server's configuration, before it starts.
   *
   * @param file below the lab's directory, such as {@code postfix/main.cf}
   * @param lines those that begin with {@code #2.3} or {@code #2.4} count for that version of
   *     Dovecot alone
   */
  public void configure(String file, String lines) throws IOException {
    String version =
        LabCommand.output("dovecot", "--version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
    Files.writeString(
        directory.resolve(file),
        lines.replace("#" + version.strip() + " ", ""),
        StandardOpenOption.APPEND);
  }

  /** Where everything of this lab lies. */
  public Path directory() {
    return directory;
  }

  /** The queue directory of its Postfix. */
  public Path queueDirectory() {
    return directory.resolve("spool");
  }

  /** A configuration for an agent that watches and repairs this lab. */
  public Path agentConfiguration() {
    return directory.resolve("tend/tend.yaml");
  }

  /** The port of a service on 127.0.0.1. */
  public int port(Door door) {
    return base + door.offset;
  }

  /** The password of {@link #PROBE_ACCOUNT}. */
  public String probePassword() throws IOException {
    return Files.readString(directory.resolve("tend/secrets/probe-password"));
  }

  /** What a service manager would run: {@code service("postfix", "restart")}. */
  public void service(String name, String verb) {
    command("service", name, verb).orFail();
  }

  /** Injects a fault, by the names that {@code lab faults} explains. */
  public void breakBy(String fault) {
    command("break", fault).orFail();
  }

  /** Undoes a fault. Does no harm when something else has undone it already. */
  public void mend(String fault) {
    command("mend", fault).orFail();
  }

  /**
   * One mail to {@link #ALICE}, in by SMTP and found by IMAP.
   *
   * @throws IllegalStateException when it is refused or has not arrived after 15 s
   */
  public void sendMail() {
    command("send").orFail();
  }

  /** Any command of the lab; a bad end is an answer, too. */
  public LabCommand command(String... arguments) {
    List<String> line = new ArrayList<>(List.of("--dir", directory.toString()));
    line.addAll(List.of(arguments));
    return LabCommand.run(line.toArray(String[]::new));
  }

  /** Ends every process of this lab and deletes its directory. */
  @Override
  public void close() {
    command("destroy").orFail();
  }

  /** Temporary directories of tests are closed to others; the users of the servers must pass. */
  private static void letThrough(Path place) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    for (Path above = place.getParent();
        above != null && above.startsWith(temporary) && !above.equals(temporary);
        above = above.getParent()) {
      above.toFile().setExecutable(true, false);
    }
  }

  private static String[] withServices(String verb, String... services) {
    List<String> line = new ArrayList<>(List.of(verb));
    line.addAll(Arrays.asList(services));
    return line.toArray(String[]::new);
  }

  private static void cannotBeHere(String reason) {
    if (System.getenv("CI") != null) {
      Assertions.fail("CI must have the lab, and it cannot be created: " + reason);
    }
    String message = "NOT TESTED AGAINST A REAL MAIL SERVER: " + reason;
    System.err.println(message);
    Assumptions.abort(message);
  }
}

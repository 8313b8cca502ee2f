package dev.tend.state;

import dev.tend.core.input.OperatorInput;
import dev.tend.definition.type.Types;
import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people asked while no agent ran: one file for each input, in the directory {@code inbox} of
 * the agent's state, numbered in their order. An agent takes them when it starts, before anything
 * acts, and every few seconds after that; a file is removed once its input is durable, so that one
 * may be taken twice but is never lost.
 */
public final class Inbox {
  /** How many inputs may wait. */
  public static final int MOST = 200;

  private static final int VERSION = 1;
  private static final int LONGEST = 64 * 1024;
  private static final int DIGITS = 12;
  private static final String ASIDE = ".refused";
  private static final Pattern NAME = Pattern.compile("\\d{12}-[0-9a-f]{8}\\.json");

  private final Path directory;
  private final JsonMapper json = Json.mapper(Types.builtIn());

  /** An input as a file has it. */
  private record Written(int version, String kind, Instant writtenAt, JsonNode input) {}

  /**
   * A file of the inbox.
   *
   * @param file where it is
   * @param input what is asked; empty when the file is not to be trusted or cannot be read
   * @param problem why not, for a person; empty text when there is an input
   */
  public record Waiting(Path file, Optional<OperatorInput> input, String problem) {}

  private Inbox(Path directory) {
    this.directory = directory;
  }

  /** The inbox of an agent. */
  public static Inbox of(Path state) {
    return new Inbox(state.resolve("inbox"));
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /**
   * Adds an input behind all others, durably. The file belongs to the owner of the state.
   *
   * @param wall the wall-clock time
   * @throws IOException if it cannot be written, or too many wait; the message says what to do
   */
  public void add(OperatorInput input, Instant wall) throws IOException {
    Path state = directory.resolveSibling("");
    if (!Files.isDirectory(state)) {
      throw new IOException(
          "there is no state directory " + state + "; start the agent, which creates it");
    }
    InboxFile.createDirectory(directory, state);
    checkDirectory();
    Written written = new Written(VERSION, kind(input.getClass()), wall, json.valueToTree(input));
    byte[] text = json.writeValueAsBytes(written);
    List<Path> files = files();
    long last =
        files.isEmpty()
            ? 0
            : Long.parseLong(files.getLast().getFileName().toString().substring(0, DIGITS));
    if (files.size() >= MOST) {
      throw new IOException(
          files.size() + " inputs wait in " + directory + " already; start the agent");
    }
    InboxFile.write(directory, last + 1, text);
  }

  /**
   * What waits, in its order.
   *
   * @throws IOException if the directory cannot be read, or others could have written to it
   */
  public List<Waiting> waiting() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    checkDirectory();
    return files().stream().limit(MOST).flatMap(file -> read(file).stream()).toList();
  }

  /** Removes a file whose input has been taken; does nothing when it is gone. */
  public void remove(Waiting taken) throws IOException {
    Files.deleteIfExists(taken.file());
  }

  /** Puts a file out of the way, so that it is not read again but can be looked at. */
  public void setAside(Waiting refused) throws IOException {
    Path to = Path.of(refused.file() + ASIDE);
    Files.move(refused.file(), to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The files that were put out of the way and are still there. */
  public List<Path> aside() throws IOException {
    return Files.isDirectory(directory) ? listed(name -> name.endsWith(ASIDE)) : List.of();
  }

  private List<Path> files() throws IOException {
    return listed(name -> NAME.matcher(name).matches());
  }

  private List<Path> listed(Predicate<String> wanted) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private void checkDirectory() throws IOException {
    FileOwnership found = FileOwnership.of(directory, LinkOption.NOFOLLOW_LINKS);
    if (!isTrusted(found.uid()) || found.isWritableBeyondOwner()) {
      throw new IOException(
          directory
              + " may be written by others (user "
              + found.uid()
              + ", mode "
              + found.modeText()
              + "), who could switch off repairs; look at what is in it, then chown and chmod 0700"
              + " it");
    }
  }

  /** Root, who runs this, and whom the state belongs to. */
  private boolean isTrusted(int uid) throws IOException {
    return uid == 0
        || uid == FileOwnership.self()
        || uid == FileOwnership.of(directory.resolveSibling("")).uid();
  }

  /** Empty when somebody took it meanwhile. */
  private Optional<Waiting> read(Path file) {
    try {
      return Optional.of(checked(file));
    } catch (NoSuchFileException taken) {
      return Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      String message = String.valueOf(unreadable.getMessage());
      return Optional.of(refused(file, message.lines().findFirst().orElse("it cannot be read")));
    }
  }

  private Waiting checked(Path file) throws IOException {
    FileOwnership found = FileOwnership.of(file, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile() || !isTrusted(found.uid()) || found.isWritableBeyondOwner()) {
      return refused(
          file,
          "it may have been written by others (user "
              + found.uid()
              + ", mode "
              + found.modeText()
              + ")");
    }
    if (Files.size(file) > LONGEST) {
      return refused(file, "it is longer than " + LONGEST + " bytes");
    }
    return new Waiting(file, Optional.of(input(Files.readAllBytes(file))), "");
  }

  private static Waiting refused(Path file, String why) {
    return new Waiting(file, Optional.empty(), file.getFileName() + ": " + why);
  }

  private OperatorInput input(byte[] text) {
    Written written = json.readValue(text, Written.class);
    if (written.version() != VERSION) {
      throw new IllegalArgumentException("its version is " + written.version() + ", not 1");
    }
    for (Class<?> type : OperatorInput.class.getPermittedSubclasses()) {
      if (kind(type).equals(written.kind())) {
        return (OperatorInput) json.treeToValue(written.input(), type);
      }
    }
    throw new IllegalArgumentException("there is no input " + written.kind());
  }

  private static String kind(Class<?> type) {
    return type.getSimpleName();
  }
}

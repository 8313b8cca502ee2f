package dev.tend.brake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code brake} in the directory of the agent's state: while there is anything of that
 * name, all recovery is stopped. Commands write JSON; a person may also create it by hand, with any
 * text as the reason, and is named by the file's owner. What cannot be read brakes too: it may be
 * somebody's wish.
 */
public final class BrakeFile {
  private static final String NAME = "brake";
  private static final int LONGEST = 4096;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;
  private final Path path;

  private record Content(String owner, String reason, String since) {}

  /**
   * The file of an agent.
   *
   * @param state the directory of its state
   */
  public BrakeFile(Path state) {
    directory = state;
    path = state.resolve(NAME);
  }

  /** Where it is, or would be. */
  public Path path() {
    return path;
  }

  /** The brake; empty when it is not pulled. May wait for the disk. */
  public Optional<Brake> read() {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Instant modified = found.lastModifiedTime().toInstant();
      // Opening a pipe would wait for a writer.
      String text = found.isRegularFile() ? text() : "";
      return Optional.of(parsed(text).orElseGet(() -> ofPerson(text, modified)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(
          new Brake(
              "nobody known", path + " cannot be read: " + unreadable.getMessage(), Instant.EPOCH));
    }
  }

  /**
   * Pulls the brake, in place of one that is pulled; it is on the disk on return.
   *
   * @throws IOException if it could not be written; an empty file is left if that was possible,
   *     which brakes as well
   */
  public void write(Brake brake) throws IOException {
    try {
      writeWhole(brake);
    } catch (IOException cannot) {
      createEmpty(cannot);
      throw cannot;
    }
  }

  private void writeWhole(Brake brake) throws IOException {
    Content content = new Content(brake.owner(), brake.reason(), brake.since().toString());
    byte[] line = (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    Path beside = Files.createTempFile(directory, NAME + ".", ".new");
    try {
      Files.write(beside, line);
      // The agent may run as another user than whoever pulls.
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
      sync(beside, StandardOpenOption.WRITE);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    sync(directory, StandardOpenOption.READ);
  }

  private void createEmpty(IOException because) {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException braked) {
      because.addSuppressed(braked);
    } catch (IOException neither) {
      because.addSuppressed(neither);
    }
  }

  /**
   * Releases the brake.
   *
   * @return whether it was pulled
   * @throws IOException if the file cannot be removed; then it brakes on
   */
  public boolean delete() throws IOException {
    boolean pulled = Files.deleteIfExists(path);
    if (pulled) {
      sync(directory, StandardOpenOption.READ);
    }
    return pulled;
  }

  private String text() throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    }
  }

  private static Optional<Brake> parsed(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      String owner = json.path("owner").asString("");
      String reason = json.path("reason").asString("");
      return owner.isEmpty() && reason.isEmpty()
          ? Optional.empty()
          : Optional.of(new Brake(owner, reason, Instant.parse(json.path("since").asString(""))));
    } catch (JacksonException | DateTimeException handwritten) {
      return Optional.empty();
    }
  }

  private Brake ofPerson(String text, Instant modified) {
    return new Brake(owner(), text, modified);
  }

  private String owner() {
    try {
      return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    } catch (IOException unknown) {
      return "nobody known";
    }
  }

  private static void sync(Path file, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(file, how)) {
      channel.force(true);
    }
  }
}

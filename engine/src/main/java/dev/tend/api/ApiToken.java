package dev.tend.api;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secret that a caller of the API shows. It is in a file that only the agent's user (and root)
 * can read: anybody who can read it may operate the agent.
 */
public final class ApiToken {
  /** Its file's name, in the directory of the agent's state. */
  public static final String FILE = "api.token";

  private static final int BYTES = 32;

  /** What neither the group may do, save read, nor others. */
  private static final int BEYOND_GROUP = 0037;

  private static final int LONGEST_FILE = 1024;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final String text;
  private final Optional<ApiToken> ofNotifiers;

  private ApiToken(Path file, String text, Optional<ApiToken> ofNotifiers) {
    this.file = file;
    this.text = text;
    this.ofNotifiers = ofNotifiers;
  }

  /**
   * The agent's own token, made if there is none yet.
   *
   * @param state the directory of the agent's state
   * @throws IOException if it can be neither read nor written, if others can read it, or if it
   *     belongs to somebody else; the message says what to do
   */
  public static ApiToken ofAgent(Path state) throws IOException {
    Path file = state.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create(file);
    }
    FileOwnership found = FileOwnership.of(file, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new IOException(file + " is not a regular file; remove it, and a new one is created");
    }
    if (found.isOpenBeyondOwner()) {
      throw new IOException(
          file
              + " can be used by others (mode "
              + found.modeText()
              + "); remove it, and a new one is created");
    }
    if (found.uid() != FileOwnership.self()) {
      throw new IOException(
          file
              + " belongs to user "
              + found.uid()
              + ", not to user "
              + FileOwnership.self()
              + "; remove it or run as that user");
    }
    return read(file);
  }

  /**
   * A token that nobody knows, for an agent that cannot write one: it is in no file.
   *
   * @param file where one would be
   */
  public static ApiToken ofNobody(Path file) {
    return new ApiToken(file, random(), Optional.empty());
  }

  /**
   * The same, beside which another one is good for notifications and nothing else: for jobs that
   * are not trusted with the whole agent.
   *
   * @param notifiers its file, which somebody has made: of root or of the agent's user, writable by
   *     its owner alone, and readable by its group at most
   * @throws IOException if it cannot be read, or is none of this; the message says what to do
   */
  public ApiToken withNotifiers(Path notifiers) throws IOException {
    FileOwnership found = FileOwnership.of(notifiers);
    if (!found.isRootsOrOwn() || !found.isRegularFile() || (found.mode() & BEYOND_GROUP) != 0) {
      throw new IOException(
          notifiers
              + " belongs to user "
              + found.uid()
              + " and has mode "
              + found.modeText()
              + "; chown it to root, and chmod 0640");
    }
    return new ApiToken(file, text, Optional.of(read(notifiers)));
  }

  /**
   * The token of an agent, for callers that may read it.
   *
   * @param file the token's file
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws java.nio.file.AccessDeniedException if it may not be read
   * @throws IOException if it cannot be read or does not contain a token
   */
  public static ApiToken read(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new IOException(file + " is too long for a token; remove it and restart the agent");
    }
    String text = Files.readString(file).strip();
    if (!FORM.matcher(text).matches()) {
      throw new IOException(file + " does not contain a token; remove it and restart the agent");
    }
    return new ApiToken(file, text, Optional.empty());
  }

  /** Its file. */
  public Path file() {
    return file;
  }

  /** The value of the header {@code Authorization} that shows it. */
  public String header() {
    return "Bearer " + text;
  }

  /** Whether a header shows it; takes the same time however much of it is right. */
  public boolean isShownBy(String header) {
    return MessageDigest.isEqual(
        header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a header shows the token that is good for notifications alone. */
  public boolean mayNotify(String header) {
    return ofNotifiers.filter(token -> token.isShownBy(header)).isPresent();
  }

  /** Does not contain the secret, so that it can be logged. */
  @Override
  public String toString() {
    return "the token in " + file;
  }

  private static String random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Written beside and moved, so that nobody ever reads half a token. */
  private static void create(Path file) throws IOException {
    byte[] line = (random() + "\n").getBytes(StandardCharsets.US_ASCII);
    Path beside = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(beside);
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(beside, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (NoSuchFileException absent) {
      throw new IOException("there is no directory " + file.getParent() + "; create it", absent);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

package dev.tend.secret;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in files, one each, named like the secret. A file is read at every use, so that a new
 * secret needs no reload. It must be a regular file or a link to one within the directory, belong
 * to root or to the running user, be closed to everybody else, and hold at most 4 KiB of UTF-8. One
 * line break at its end does not count.
 */
public final class SecretFiles implements Secrets {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{secret:([A-Za-z0-9][A-Za-z0-9._-]{0,127})\\}");
  private static final int LONGEST = 4096;

  private final Path directory;

  /** The secrets of a directory; it need not exist while no secret is used. */
  public SecretFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public String resolve(String reference) throws SecretUnavailableException {
    Matcher name = REFERENCE.matcher(reference);
    if (!name.matches()) {
      throw new SecretUnavailableException(
          "this is not a reference to a secret; write ${secret:name}, and the secret into the file "
              + directory.resolve("name"));
    }
    Path file = directory.resolve(name.group(1));
    try {
      return text(file, real(file));
    } catch (NoSuchFileException missing) {
      throw new SecretUnavailableException(
          "the secret " + name.group(1) + " is missing; write it into " + file + ", mode 0600");
    } catch (IOException unreadable) {
      throw new SecretUnavailableException(
          file + " cannot be read: " + unreadable.getClass().getSimpleName() + "; check its mode");
    }
  }

  /** A link out of the directory could show a file that was never meant as a secret. */
  private Path real(Path file) throws IOException, SecretUnavailableException {
    Path real = file.toRealPath();
    if (!real.startsWith(directory.toRealPath())) {
      throw new SecretUnavailableException(
          file + " points outside its directory; put the secret itself there");
    }
    return real;
  }

  private static String text(Path file, Path real) throws IOException, SecretUnavailableException {
    FileOwnership ownership = FileOwnership.of(real, LinkOption.NOFOLLOW_LINKS);
    if (!ownership.isRegularFile()) {
      throw new SecretUnavailableException(file + " is not a regular file; put the secret in one");
    }
    check(file, ownership);
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      bytes = stream.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      throw new SecretUnavailableException(file + " is longer than 4 KiB, which no secret is");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new SecretUnavailableException(file + " is not UTF-8; write the secret as text");
    }
    String secret = text.replaceFirst("\\r?\\n\\z", "");
    if (secret.isEmpty()) {
      throw new SecretUnavailableException(file + " is empty; write the secret into it");
    }
    return secret;
  }

  private static void check(Path file, FileOwnership ownership)
      throws IOException, SecretUnavailableException {
    if (!ownership.isRootsOrOwn()) {
      throw new SecretUnavailableException(
          file
              + " belongs to user "
              + ownership.uid()
              + "; chown it to root or to user "
              + FileOwnership.self());
    }
    if (ownership.isOpenBeyondOwner()) {
      throw new SecretUnavailableException(
          file
              + " is accessible to users other than its owner (mode "
              + ownership.modeText()
              + "); chmod 0600, and change the secret if they may have read it");
    }
  }
}

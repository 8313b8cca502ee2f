package dev.tend.override.shared;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose files are trusted, for the length of one poll. */
final class OwnershipPolicy {
  private static final int ROOT = 0;

  private final Set<String> owners;
  private final Set<Integer> numbers;
  private final Map<Integer, Boolean> known = new HashMap<>();

  private OwnershipPolicy(Set<String> owners, Set<Integer> numbers) {
    this.owners = owners;
    this.numbers = numbers;
  }

  /**
   * For a directory that looks like this.
   *
   * @throws IOException if it is none, or everybody may write it
   */
  static OwnershipPolicy of(Path directory, FileAttributes attributes, TrustPolicy trust)
      throws IOException {
    if (attributes.kind() != FileAttributes.Kind.DIRECTORY) {
      throw new DirectoryException(
          directory + " is " + attributes.kind().words() + ", not a directory");
    }
    if (attributes.ownership().othersWrite()) {
      throw new DirectoryException(
          directory
              + " can be written by everybody (mode "
              + attributes.ownership().modeText()
              + "), so nothing in it can be trusted; chmod o-w it, and check what is in it");
    }
    return new OwnershipPolicy(
        trust.owners(),
        Set.copyOf(List.of(ROOT, FileOwnership.self(), attributes.ownership().uid())));
  }

  /** Why a file that looks like this is not even opened; empty when it may be. */
  Optional<FileStatus.Rejected> objection(Path file, FileAttributes attributes) throws IOException {
    if (!attributes.isFile()) {
      return untrusted("it is " + attributes.kind().words() + ", not a regular file", "remove it");
    }
    if (attributes.ownership().isWritableBeyondOwner()) {
      return untrusted(
          "users other than its owner may write it (mode "
              + attributes.ownership().modeText()
              + ")",
          "find out who changed it; then chmod go-w it, or remove it");
    }
    if (!believes(file, attributes.ownership().uid())) {
      return untrusted(
          "it belongs to user " + attributes.ownership().uid() + ", whose files are not trusted",
          "remove it, or list that user in overrides.owners");
    }
    return attributes.size() > OverrideFile.MOST_BYTES
        ? Optional.of(OverrideFile.tooLong())
        : Optional.empty();
  }

  /** Whether a file that belongs to this user is trusted. */
  boolean believes(Path file, int uid) throws IOException {
    if (numbers.contains(uid) || owners.contains(String.valueOf(uid))) {
      return true;
    }
    if (owners.isEmpty()) {
      return false;
    }
    Boolean believed = known.get(uid);
    if (believed == null) {
      believed = owners.contains(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
      known.put(uid, believed);
    }
    return believed;
  }

  private static Optional<FileStatus.Rejected> untrusted(String reason, String remedy) {
    return Optional.of(FileStatus.Rejected.of(reason, remedy));
  }
}

package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose files are believed, for the length of one look. */
final class Guard {
  private static final int ROOT = 0;

  private final Set<String> owners;
  private final Set<Integer> numbers;
  private final Map<Integer, Boolean> known = new HashMap<>();

  private Guard(Set<String> owners, Set<Integer> numbers) {
    this.owners = owners;
    this.numbers = numbers;
  }

  /**
   * For a directory that looks like this.
   *
   * @throws IOException if it is none, or everybody may write it
   */
  static Guard of(Path directory, Stat stat, Trust trust) throws IOException {
    if (stat.kind() != Stat.Kind.DIRECTORY) {
      throw new Trouble(directory + " is " + stat.kind().words() + " and no directory");
    }
    if (stat.othersWrite()) {
      throw new Trouble(
          directory
              + " may be written by everybody (mode "
              + stat.modeText()
              + "), so that nothing in it can be believed; chmod o-w it, and look at what it"
              + " holds");
    }
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return new Guard(trust.owners(), Set.copyOf(List.of(ROOT, self, stat.uid())));
  }

  /** Why a file that looks like this is not even opened; empty when it may be. */
  Optional<Finding.Rejected> objection(Path file, Stat stat) throws IOException {
    if (!stat.isFile()) {
      return untrusted("it is " + stat.kind().words() + " and no regular file", "remove it");
    }
    if (stat.groupWrites() || stat.othersWrite()) {
      return untrusted(
          "others than its owner may write it (mode " + stat.modeText() + ")",
          "find out who changed it; then chmod go-w it, or remove it");
    }
    if (!believes(file, stat.uid())) {
      return untrusted(
          "it belongs to user " + stat.uid() + ", whose files are not believed",
          "remove it, or list that user in overrides.owners");
    }
    return stat.size() > OverrideFile.MOST_BYTES
        ? Optional.of(OverrideFile.tooLong())
        : Optional.empty();
  }

  /** Whether a file that belongs to this user is believed. */
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

  private static Optional<Finding.Rejected> untrusted(String reason, String remedy) {
    return Optional.of(Finding.Rejected.untrusted(reason, remedy));
  }
}

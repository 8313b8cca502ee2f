package dev.tend.override.store;

import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who may have written the local store; what the wrong people may have written is refused. */
final class PermissionCheck {
  private PermissionCheck() {}

  /** Refuses a directory in which others could exchange a file. Root works in anybody's. */
  static void checkDirectory(Path directory) throws OverrideStoreException, IOException {
    if (!Files.isDirectory(directory)) {
      throw new OverrideStoreException(
          "there is no state directory " + directory + "; start the agent, which creates it");
    }
    FileOwnership found = FileOwnership.of(directory);
    if (!FileOwnership.isRootHere() && !found.isRootsOrOwn()) {
      throw new OverrideStoreException(
          "the state directory "
              + directory
              + " belongs to user "
              + found.uid()
              + ", who could replace the overrides; run this as that user or as root, or chown"
              + " it");
    }
    if (found.othersWrite()) {
      throw new OverrideStoreException(
          "in the state directory "
              + directory
              + " everybody could replace the overrides; chmod o-w it");
    }
  }

  /** Refuses a file that others than this user, root and the directory's owner may write. */
  static void checkFile(Path file, Path directory) throws OverrideStoreException, IOException {
    FileOwnership found = FileOwnership.of(file, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new OverrideStoreException(
          file + " is not a regular file; remove it, and find out who put it there");
    }
    int owner = FileOwnership.of(directory).uid();
    if (found.uid() != owner && !found.isRootsOrOwn()) {
      throw new OverrideStoreException(
          file
              + " belongs to user "
              + found.uid()
              + "; check what is in it, then chown it to user "
              + owner);
    }
    if (found.isWritableBeyondOwner()) {
      throw new OverrideStoreException(
          file
              + " may be written by users other than its owner (mode "
              + found.modeText()
              + "); check what is in it, then chmod 0600");
    }
  }
}

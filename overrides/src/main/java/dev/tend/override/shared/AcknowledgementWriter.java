package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Says for a server what it applied. */
final class AcknowledgementWriter {
  private final WriteSession session;

  AcknowledgementWriter(WriteSession session) {
    this.session = session;
  }

  void write(Acknowledgement acknowledgement) throws IOException {
    String content = AcknowledgementText.write(acknowledgement) + "\n";
    try {
      session.mark();
    } catch (AccessDeniedException notOurs) {
      // An agent may well be allowed to write acknowledgements only.
    }
    DirectoryLayout layout = session.layout().acknowledgements();
    make(layout.directory());
    try (DurableFile file = session.draft(layout, content)) {
      file.rename(layout.fileOf(acknowledgement.server()));
    }
  }

  private void make(Path directory) throws IOException {
    try {
      FileAttributes.Kind kind = session.kind(directory);
      if (kind != FileAttributes.Kind.DIRECTORY) {
        throw new DirectoryException(
            directory + " is " + kind.words() + " and no directory; remove it");
      }
      return;
    } catch (NoSuchFileException notYet) {
      // Made below.
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(session.layout().directory());
    try {
      Files.createDirectory(directory);
      // Who may write overrides may acknowledge them, whatever the umask of the first.
      Files.setPosixFilePermissions(directory, mode);
      DurableFile.sync(directory);
    } catch (FileAlreadyExistsException quicker) {
      // Another agent made it, with the same permissions.
    }
  }
}

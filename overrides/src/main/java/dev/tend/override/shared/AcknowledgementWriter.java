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
  private final Workplace workplace;

  AcknowledgementWriter(Workplace workplace) {
    this.workplace = workplace;
  }

  void write(Acknowledgement acknowledgement) throws IOException {
    String content = AcknowledgementText.write(acknowledgement) + "\n";
    try {
      workplace.mark();
    } catch (AccessDeniedException notOurs) {
      // An agent may well be allowed to write acknowledgements only.
    }
    Place place = workplace.place().acknowledgements();
    make(place.directory());
    try (DurableFile file = workplace.draft(place, content)) {
      file.rename(place.fileOf(acknowledgement.server()));
    }
  }

  private void make(Path directory) throws IOException {
    try {
      Stat.Kind kind = workplace.kind(directory);
      if (kind != Stat.Kind.DIRECTORY) {
        throw new Trouble(directory + " is " + kind.words() + " and no directory; remove it");
      }
      return;
    } catch (NoSuchFileException notYet) {
      // Made below.
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(workplace.place().directory());
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

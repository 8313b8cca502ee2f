package dev.tend.override.shared;

import dev.tend.override.RejectedSource;
import dev.tend.override.store.PrintableText;
import dev.tend.override.store.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The files in which servers say what they applied. */
final class AcknowledgementFiles {
  private static final int MOST_SERVERS = 2_000;
  private static final long MOST_BYTES_OF_ALL = 32L << 20;
  private static final String REMEDY = "remove it; its server writes it anew";

  private final DirectoryLayout layout;
  private final FileSystemAccess files;
  private final List<Acknowledgement> heard = new ArrayList<>();
  private final List<RejectedSource> rejectedSource = new ArrayList<>();
  private long bytes;

  AcknowledgementFiles(DirectoryLayout layout, FileSystemAccess files) {
    this.layout = layout;
    this.files = files;
  }

  /** All of them; none where no server has said anything yet. */
  Acknowledgements read() throws IOException {
    List<String> names;
    try {
      if (files.stat(layout.directory()).kind() != FileAttributes.Kind.DIRECTORY) {
        throw new DirectoryException(layout.directory() + " is no directory; remove it");
      }
      names = files.names(layout.directory(), MOST_SERVERS + 1);
    } catch (NoSuchFileException notYet) {
      return new Acknowledgements(List.of(), List.of());
    }
    if (names.size() > MOST_SERVERS) {
      throw new DirectoryException(
          layout.directory() + " holds more than " + MOST_SERVERS + " files; remove the oldest");
    }
    for (String name : new TreeSet<>(names)) {
      if (DirectoryLayout.kind(name) == DirectoryLayout.Kind.OVERRIDE) {
        read(name);
      }
    }
    heard.sort(Comparator.comparing(Acknowledgement::server, String.CASE_INSENSITIVE_ORDER));
    return new Acknowledgements(heard, rejectedSource);
  }

  private void read(String name) throws IOException {
    Path file = layout.file(name);
    try {
      FileAttributes attributes = files.stat(file);
      if (!attributes.isFile() || attributes.size() > AcknowledgementText.MOST_BYTES) {
        leave(name, "it is " + attributes.kind().words() + " of " + attributes.size() + " bytes");
        return;
      }
      bytes += attributes.size();
      if (bytes > MOST_BYTES_OF_ALL) {
        leave(name, "there is more before it than anybody can read");
        return;
      }
      Acknowledgement read = AcknowledgementText.read(text(file));
      if (layout.fileOf(read.server()).equals(file)) {
        heard.add(read);
      } else {
        leave(name, "its name is not that of the server in it, " + PrintableText.of(read.server()));
      }
    } catch (NoSuchFileException gone) {
      // Its server is writing it anew under the same name, or somebody removed it.
      return;
    } catch (CharacterCodingException broken) {
      leave(name, "it is not text in UTF-8");
    } catch (StrictJson.RefusedException broken) {
      leave(name, String.valueOf(broken.getMessage()));
    }
  }

  private String text(Path file) throws IOException {
    byte[] content = files.read(file, AcknowledgementText.MOST_BYTES + 1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().strip();
  }

  private void leave(String name, String reason) {
    rejectedSource.add(
        new RejectedSource(DirectoryLayout.shown(layout.directory(), name), reason, REMEDY));
  }
}

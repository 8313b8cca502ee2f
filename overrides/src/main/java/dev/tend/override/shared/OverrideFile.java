package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.store.OverrideText;
import dev.tend.override.store.OverrideTextException;
import dev.tend.override.store.PrintableText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content of a file: the line of the override and, where it is signed, that of the signature.
 */
final class OverrideFile {
  /** The longest file, in bytes. */
  static final int MOST_BYTES = OverrideText.MOST_BYTES;

  /** So far two clocks may differ, one of them an hour or a time zone off, before it matters. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private static final String REMOVE = "remove the file and add the override again with Tend";

  private OverrideFile() {}

  /**
   * The content of the file of an override.
   *
   * @throws IllegalArgumentException if it cannot be written
   * @throws DirectoryException if it would not be trusted
   */
  static String compose(
      MonitoringOverride override, Optional<String> signatureLine, TrustPolicy trust)
      throws DirectoryException {
    String line = OverrideText.write(override);
    if (signatureLine.isPresent() && signatureLine.get().contains("\n")) {
      throw new IllegalArgumentException("a signature has one line");
    }
    Optional<FileStatus.Rejected> objection = trust.objection(line, signatureLine);
    if (objection.isPresent()) {
      throw new DirectoryException(
          "no server would trust the override: "
              + objection.get().reason()
              + "; "
              + objection.get().remedy());
    }
    String content = line + "\n" + signatureLine.map(it -> it + "\n").orElse("");
    if (content.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the override takes more than 16 KiB together with its signature; give a shorter reason");
    }
    return content;
  }

  static FileStatus.Rejected tooLong() {
    return FileStatus.Rejected.of("it is longer than 16 KiB, which no override is", REMOVE);
  }

  /** What a file of this name with this content says. */
  static FileStatus read(String name, byte[] bytes, Instant changed, TrustPolicy trust) {
    if (bytes.length > MOST_BYTES) {
      return tooLong();
    }
    try {
      String content =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(name, content, changed, trust);
    } catch (CharacterCodingException wrong) {
      return FileStatus.Rejected.of("it is not text in UTF-8", REMOVE);
    }
  }

  static FileStatus read(String name, String content, Instant changed, TrustPolicy trust) {
    if (!content.endsWith("\n")) {
      return FileStatus.Rejected.of(
          content.isEmpty() ? "it is empty" : "it is cut off: its last line has no line break",
          REMOVE);
    }
    List<String> lines = List.of(content.split("\n", -1));
    if (lines.size() > 3) {
      return FileStatus.Rejected.of("it has more than two lines", REMOVE);
    }
    try {
      MonitoringOverride override = OverrideText.read(lines.getFirst());
      Optional<String> second = lines.size() == 3 ? Optional.of(lines.get(1)) : Optional.empty();
      Optional<FileStatus.Rejected> objection =
          misplaced(name, override).or(() -> trust.objection(lines.getFirst(), second));
      return objection.isPresent()
          ? objection.get()
          : new FileStatus.Believed(dated(override, changed), content, changed);
    } catch (OverrideTextException unreadable) {
      return FileStatus.Rejected.of(unreadable.reason(), unreadable.remedy());
    }
  }

  private static Optional<FileStatus.Rejected> misplaced(String name, MonitoringOverride override) {
    if (override.scope() != OverrideScope.GLOBAL) {
      return Optional.of(
          FileStatus.Rejected.of(
              "it is an override of one server, and belongs on that server", REMOVE));
    }
    String right = DirectoryLayout.name(override.key());
    return name.equals(right)
        ? Optional.empty()
        : Optional.of(
            FileStatus.Rejected.of(
                "its name is not that of the override in it, " + PrintableText.of(override.id()),
                "rename it to " + right + ", or remove it"));
  }

  /**
   * Of two equal ones the later is in effect; one from a far future would win against all later
   * ones. Then the file's own date counts, by the one clock that all servers see alike.
   */
  private static MonitoringOverride dated(MonitoringOverride o, Instant changed) {
    if (!o.created().isAfter(changed.plus(TOLERANCE))) {
      return o;
    }
    return new MonitoringOverride(
        o.id(),
        o.selector(),
        o.subject(),
        o.property(),
        o.value(),
        o.owner(),
        o.reason(),
        changed.isBefore(Instant.EPOCH) ? Instant.EPOCH : changed,
        o.validity());
  }
}

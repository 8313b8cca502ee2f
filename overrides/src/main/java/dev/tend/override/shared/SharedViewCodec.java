package dev.tend.override.shared;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A view as text: a head of three lines, then a line for each file that is trusted. Its parts are
 * separated by tabs, which the first line of an override never contains.
 */
final class SharedViewCodec {
  private static final String FORMAT = "tend-shared-view 1";
  private static final String NO_MARKER = "-";
  private static final int HEAD = 3;

  private SharedViewCodec() {}

  static String write(SharedView.Seen seen, SortedMap<String, ScannedFile> scanneds) {
    StringBuilder text = new StringBuilder();
    text.append(FORMAT).append('\n');
    // A path can hold any character but one; its hash cannot.
    text.append(DirectoryLayout.hash(seen.directory().toString())).append('\n');
    text.append(seen.marker().map(it -> String.join(" ", it.ids())).orElse(NO_MARKER));
    text.append('\n');
    scanneds.forEach(
        (name, scanned) ->
            scanned.finding().holds().ifPresent(believed -> append(text, name, believed)));
    return text.toString();
  }

  private static void append(StringBuilder text, String name, FileStatus.Believed believed) {
    String content = believed.content();
    text.append(name).append('\t').append(believed.changed()).append('\t');
    text.append(content.substring(0, content.length() - 1).replaceFirst("\n", "\t"));
    text.append('\n');
  }

  /** What was remembered of this directory, as far as it is still trusted. */
  static SharedView read(String text, Path directory, TrustPolicy trust) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() < HEAD
        || !lines.getFirst().equals(FORMAT)
        || !lines.get(1).equals(DirectoryLayout.hash(directory.toString()))) {
      return SharedView.EMPTY;
    }
    Optional<DirectoryId> directoryId =
        DirectoryId.remembered(List.of(lines.get(2).split(" ", -1)));
    SortedMap<String, ScannedFile> scanneds = new TreeMap<>();
    for (String line : lines.subList(HEAD, lines.size())) {
      List<String> parts = List.of(line.split("\t", 3));
      if (parts.size() == 3) {
        believed(parts, trust)
            .ifPresent(it -> scanneds.put(parts.getFirst(), new ScannedFile(Optional.empty(), it)));
      }
    }
    return new SharedView(
        new SharedView.Seen(directory, trust, directoryId), scanneds, List.of(), 0);
  }

  private static Optional<FileStatus.Believed> believed(List<String> parts, TrustPolicy trust) {
    try {
      Instant changed = Instant.parse(parts.get(1));
      String content = parts.get(2).replaceFirst("\t", "\n") + "\n";
      return OverrideFile.read(parts.getFirst(), content, changed, trust).holds();
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }
}

package dev.tend.definition.file;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.definition.yaml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads health sets from directories and files. */
public final class HealthSetFiles {
  private static final int LONGEST = 1 << 20;
  private static final String SUFFIX = ".yaml";
  private static final String TEST_SUFFIX = ".test.yaml";

  private final HealthSetReader reader;
  private final List<SourceText> sources = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private HealthSetFiles(HealthSetReader reader) {
    this.reader = reader;
  }

  /**
   * Reads every {@code *.yaml} directly within these directories, in alphabetical order, but no
   * {@code *.test.yaml}; a path that is not a directory is read as a file, whatever its name. A set
   * of a later path replaces one of the same name of an earlier path. What cannot be read, is
   * longer than 1 MiB or is not UTF-8 is a problem like any other.
   */
  public static ReadResults read(HealthSetReader reader, List<Path> paths) {
    HealthSetFiles files = new HealthSetFiles(reader);
    for (int layer = 0; layer < paths.size(); layer++) {
      for (Path file : files.filesOf(paths.get(layer))) {
        files.load(file, layer);
      }
    }
    return files.reader.readAll(files.sources, files.problems);
  }

  private List<Path> filesOf(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .filter(file -> !file.toString().endsWith(TEST_SUFFIX))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      problems.add(unreadable(path, unreadable));
      return List.of();
    }
  }

  private void load(Path file, int layer) {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(LONGEST + 1);
    } catch (IOException unreadable) {
      problems.add(unreadable(file, unreadable));
      return;
    }
    if (bytes.length > LONGEST) {
      problems.add(
          Problem.error(SourcePosition.ofFile(file.toString()), "the file is too large")
              .expecting("at most 1 MiB"));
      return;
    }
    decode(file, bytes, layer);
  }

  private void decode(Path file, byte[] bytes, int layer) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      String before = text.toString();
      int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
      int column = before.length() - before.lastIndexOf('\n');
      problems.add(
          Problem.error(
              new SourcePosition(file.toString(), line, column), "the file is not UTF-8 here"));
      return;
    }
    sources.add(new SourceText(file.toString(), text.toString(), layer));
  }

  private static Problem unreadable(Path path, Exception cause) {
    return Problem.error(
        SourcePosition.ofFile(path.toString()),
        "it cannot be read: " + cause.getClass().getSimpleName() + " " + cause.getMessage());
  }
}

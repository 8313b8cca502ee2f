package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.Types;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The health sets of the tests. */
public final class YamlSamples {
  /** Names of good sets that depend on no others but these. */
  public static final List<String> GOOD = List.of("smtp.yaml", "dns.yaml", "disk-space.yaml");

  private YamlSamples() {}

  /** The text of one of them. */
  public static String text(String file) {
    try (InputStream stream = YamlSamples.class.getResourceAsStream("/sets/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no sample " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them, ready to be read. */
  public static SourceText source(String file) {
    return new SourceText(file, text(file));
  }

  /** Reads texts named a.yaml, b.yaml and so on. */
  public static ReadResults readAll(String... texts) {
    char[] name = {'a'};
    return reader()
        .readAll(
            Arrays.stream(texts).map(text -> new SourceText(name[0]++ + ".yaml", text)).toList());
  }

  /** A reader of the built-in types. */
  public static HealthSetReader reader() {
    return new HealthSetReader(Types.builtIn(), Parameters.none());
  }

  /** What is printed of problems. */
  public static List<String> printed(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}

package dev.tend.config;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.SourcePosition;
import dev.tend.file.FileOwnership;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the file of the configuration, and checks what it names. */
public final class ConfigurationFiles {
  /** The variable of the environment that names the file. */
  public static final String VARIABLE = "TEND_CONFIG";

  /** The default path of the file. */
  public static final Path USUAL = Path.of("/etc/tend/tend.yaml");

  private static final int LONGEST = 1 << 20;

  private ConfigurationFiles() {}

  /**
   * The path of the file, whether it exists or not: that of the option, else that of the
   * environment, else {@link #USUAL}.
   */
  public static Path find(Optional<Path> option, Map<String, String> environment) {
    return option
        .or(
            () ->
                Optional.ofNullable(environment.get(VARIABLE))
                    .filter(named -> !named.isBlank())
                    .map(Path::of))
        .orElse(USUAL);
  }

  /**
   * Reads a file. Besides what is wrong with its text these are errors: it does not exist; others
   * could change it, a directory of health sets or plug-ins, or a file in one of these; a directory
   * of health sets or the file of a trusted key is missing. Touches the disk, but not the shared
   * directory of overrides, which may hang.
   */
  public static ConfigurationResult read(Path file, ConfigurationReader reader) {
    Problems problems = new Problems(file.toString());
    Optional<ConfigurationReader.Parsed> parsed =
        text(file, problems).flatMap(text -> reader.parse(file, text, problems));
    if (parsed.isPresent()) {
      checkFile(file, problems);
      checkDirectories(parsed.get(), problems);
      checkKeys(file, parsed.get(), problems);
    }
    return ConfigurationReader.result(parsed, problems);
  }

  private static Optional<String> text(Path file, Problems problems) {
    SourcePosition at = SourcePosition.ofFile(file.toString());
    if (!Files.exists(file)) {
      problems.add(
          Problem.error(at, "there is no such file")
              .expecting("one named by --config FILE or $" + VARIABLE + ", or " + USUAL));
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        problems.add(Problem.error(at, "the file is longer than 1 MiB"));
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException wrong) {
      problems.add(Problem.error(at, "the file is not UTF-8"));
    } catch (IOException unreadable) {
      problems.add(Problem.error(at, "it cannot be read: " + reason(unreadable)));
    }
    return Optional.empty();
  }

  private static void checkFile(Path file, Problems problems) {
    SourcePosition at = SourcePosition.ofFile(file.toString());
    try {
      FileOwnership.objection(file).ifPresent(why -> problems.add(Problem.error(at, why)));
      Path directory = file.toRealPath().resolveSibling("");
      FileOwnership.objection(directory)
          .ifPresent(why -> problems.add(Problem.error(at, "its directory: " + why)));
    } catch (IOException unreadable) {
      problems.add(Problem.error(at, "its owner cannot be read: " + reason(unreadable)));
    }
  }

  private static void checkDirectories(ConfigurationReader.Parsed parsed, Problems problems) {
    AgentConfiguration configuration = parsed.configuration();
    SourcePosition sets = parsed.fields().at(ConfigurationProperties.HEALTH_SETS.name());
    if (configuration.healthSets().isEmpty()) {
      problems.add(
          Problem.error(sets, "there are no health sets")
              .expecting("healthSets: a list of directories"));
    }
    for (Path directory : configuration.healthSets()) {
      if (Files.isDirectory(directory)) {
        checkWithin(directory, sets, problems);
      } else {
        problems.add(Problem.error(sets, "there is no directory " + directory));
      }
    }
    if (Files.exists(configuration.plugins())) {
      SourcePosition plugins = parsed.fields().at(ConfigurationProperties.PLUGINS.name());
      checkWithin(configuration.plugins(), plugins, problems);
    }
  }

  private static void checkKeys(Path file, ConfigurationReader.Parsed parsed, Problems problems) {
    for (AgentConfiguration.TrustedFile trusted : parsed.configuration().overrides().trust()) {
      try {
        TrustedKeys.read(trusted);
      } catch (UnusableKeyException why) {
        problems.add(
            Problem.error(
                SourcePosition.ofFile(file.toString()), String.valueOf(why.getMessage())));
      }
    }
  }

  private static void checkWithin(Path directory, SourcePosition at, Problems problems) {
    try {
      FileOwnership.objectionWithin(directory)
          .ifPresent(why -> problems.add(Problem.error(at, why)));
    } catch (IOException | DirectoryIteratorException unreadable) {
      problems.add(Problem.error(at, directory + " cannot be read: " + reason(unreadable)));
    }
  }

  private static String reason(Exception cause) {
    return cause.getClass().getSimpleName() + " " + cause.getMessage();
  }
}

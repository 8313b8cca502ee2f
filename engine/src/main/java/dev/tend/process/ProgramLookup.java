package dev.tend.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where programs are found: by absolute path, or by name in the directories of the system. */
final class ProgramLookup {
  private static final List<String> DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  /** The search path that children are given. */
  static final String PATH = String.join(":", DIRECTORIES);

  private ProgramLookup() {}

  static Path find(String program) throws ProgramUnavailableException {
    try {
      Path path = Path.of(program);
      if (path.isAbsolute()) {
        return runnable(path);
      }
      if (path.getNameCount() > 1 || program.isEmpty()) {
        throw new ProgramUnavailableException(
            "program '"
                + program
                + "' is neither an absolute path nor a plain name: give its path");
      }
      for (String directory : DIRECTORIES) {
        Path candidate = Path.of(directory, program);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    } catch (InvalidPathException noPath) {
      throw new ProgramUnavailableException("'" + program + "' is not a file name", noPath);
    }
    throw new ProgramUnavailableException(
        "program '" + program + "' is not found in " + PATH + ": install it, or give its path");
  }

  private static Path runnable(Path path) throws ProgramUnavailableException {
    if (!Files.exists(path)) {
      throw new ProgramUnavailableException(
          "program " + path + " does not exist, or may not be seen: install it, or fix the path");
    }
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new ProgramUnavailableException(
          path + " is not a file that may be executed: check its mode and owner");
    }
    return path;
  }
}

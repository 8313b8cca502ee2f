package dev.tend.discovery;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Finds files by a pattern, without a shell. Each part of the path is matched by itself: {@code *},
 * {@code ?}, {@code [a-z]} and {@code {a,b}} do not match a slash, and do not match a leading dot.
 * The target is the last name of the path.
 */
final class Glob implements TargetFinder {
  static final String TYPE = "glob";

  /** The most files that are examined, in all directories together. */
  private static final int MOST_FILES = 100_000;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> find(List<String> arguments, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    String pattern = arguments.isEmpty() ? "" : arguments.getFirst();
    if (!pattern.startsWith("/") || arguments.size() != 1) {
      throw new DiscoveryException("a glob must be one absolute path, not '" + pattern + "'");
    }
    List<Path> found = List.of(Path.of("/"));
    var search = new Search(pattern, deadline, scope);
    boolean certain = true;
    for (String part : pattern.substring(1).split("/+", -1)) {
      if (!part.isEmpty()) {
        found = search.step(found, part, certain);
        certain = certain && !isPattern(part);
      }
    }
    return found.stream().map(path -> String.valueOf(path.getFileName())).toList();
  }

  private static boolean isPattern(String part) {
    return part.chars().anyMatch(c -> "*?[{\\".indexOf(c) >= 0);
  }

  /** One search, with its bounds. */
  private static final class Search {
    private final String pattern;
    private final Deadline deadline;
    private final CancellationScope scope;
    private int examined;

    Search(String pattern, Deadline deadline, CancellationScope scope) {
      this.pattern = pattern;
      this.deadline = deadline;
      this.scope = scope;
    }

    /**
     * What a part of the pattern matches below directories.
     *
     * @param certain whether the directories were named and not matched, so that they must be there
     */
    List<Path> step(List<Path> directories, String part, boolean certain)
        throws DiscoveryException, InterruptedException {
      var matches = new ArrayList<Path>();
      for (Path directory : directories) {
        if (!isPattern(part)) {
          Path named = directory.resolve(part);
          if (Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
            matches.add(named);
          } else if (certain) {
            throw new DiscoveryException(
                named + " of the glob " + pattern + " does not exist or is not accessible");
          }
        } else if (certain || Files.isDirectory(directory)) {
          matches.addAll(matches(directory, part));
        }
      }
      return matches;
    }

    private List<Path> matches(Path directory, String part)
        throws DiscoveryException, InterruptedException {
      var matches = new ArrayList<Path>();
      PathMatcher matcher = matcher(directory, part);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          examine();
          boolean hidden = file.getFileName().toString().startsWith(".") && !part.startsWith(".");
          if (!hidden && matcher.matches(file.getFileName())) {
            matches.add(file);
          }
        }
      } catch (IOException | DirectoryIteratorException unreadable) {
        throw new DiscoveryException(
            directory + " of the glob " + pattern + " cannot be read: " + unreadable, unreadable);
      }
      return matches;
    }

    private PathMatcher matcher(Path directory, String part) throws DiscoveryException {
      try {
        return directory.getFileSystem().getPathMatcher("glob:" + part);
      } catch (PatternSyntaxException wrong) {
        throw new DiscoveryException(
            "'"
                + part
                + "' of the glob "
                + pattern
                + " is not a pattern: "
                + wrong.getDescription());
      }
    }

    private void examine() throws DiscoveryException, InterruptedException {
      examined++;
      if (scope.isAbandoned() || Thread.interrupted()) {
        throw new InterruptedException("the discovery was abandoned");
      }
      if (examined > MOST_FILES) {
        throw new DiscoveryException(
            "the glob " + pattern + " examines more than " + MOST_FILES + " files: narrow it");
      }
      if (deadline.expired()) {
        throw new DiscoveryException("the glob " + pattern + " was not finished by its deadline");
      }
    }
  }
}

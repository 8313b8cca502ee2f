package dev.tend.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of what a server of version 0.1 wrote until its agent was killed: state, events, overrides
 * of both scopes, with the configuration and the health sets it went by.
 *
 * @param root the directory of all that
 */
public record EarlierVersion(Path root) {
  /** How many events there are. */
  public static final int EVENTS = 253;

  /** The overrides of this server that are kept; the second has expired. */
  public static final List<String> LOCAL = List.of("06jjtpws", "9chkbjy6", "w0a7d7z3");

  /** The shared ones; the second has expired and the last is for other servers. */
  public static final List<String> GLOBAL = List.of("2hd17bf1", "jdn7r4a5", "wmy7qe3k", "zr3zmxyw");

  /** Copies it, with the modes that only a running server gives its files. */
  public static EarlierVersion copyTo(Path root) throws IOException, URISyntaxException {
    URL resource =
        Objects.requireNonNull(EarlierVersion.class.getResource("/written-by-0.1/tend.yaml"));
    Path original = Objects.requireNonNull(Path.of(resource.toURI()).getParent());
    try (Stream<Path> all = Files.walk(original)) {
      for (Path one : all.toList()) {
        Path copy = root.resolve(original.relativize(one).toString());
        boolean directory = Files.isDirectory(one);
        if (directory) {
          Files.createDirectories(copy);
        } else {
          Files.copy(one, copy);
        }
        Files.setPosixFilePermissions(
            copy, PosixFilePermissions.fromString(directory ? "rwx------" : "rw-------"));
      }
    }
    return new EarlierVersion(root);
  }

  /** The state directory. */
  public Path state() {
    return root.resolve("state");
  }

  /** The directory of events. */
  public Path events() {
    return root.resolve("events");
  }

  /** The shared directory of overrides. */
  public Path shared() {
    return root.resolve("shared");
  }

  /** The configuration. */
  public Path configuration() {
    return root.resolve("tend.yaml");
  }
}

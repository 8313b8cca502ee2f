package dev.tend.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/tend} starts from anywhere, with a Java that suits, or says what is missing. */
class LauncherIT {
  private static final Path TREE = Path.of("target", "tend").toAbsolutePath();
  private static final Path TEND = TREE.resolve("bin/tend");

  @TempDir private Path directory;

  @Test
  void it_says_its_version() throws Exception {
    assertThat(run(TEND, Map.of(), "--version"))
        .matches(run -> run.status == 0)
        .matches(run -> run.output.matches("tend \\d+\\.\\d+\\.\\d+\\S*\n"));
  }

  @Test
  void it_finds_its_home_through_links_to_links() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("a link"), TEND);
    Path second = Files.createSymbolicLink(directory.resolve("tend"), link.getFileName());
    assertThat(run(second, Map.of(), "--version").status).isZero();
    Files.delete(second);
    Files.delete(link);
  }

  @Test
  void it_passes_arguments_on_as_they_are() throws Exception {
    Path java = fakeJava("chosen", "21.0.2");
    Map<String, String> chosen = Map.of("TEND_JAVA", java.toString(), "TEND_JAVA_OPTS", "-Da -Db");
    assertThat(run(TEND, chosen, "why", "", "a  b", "$x", "*").lines())
        .startsWith("chosen")
        .containsSequence("-Da", "-Db", "-cp", TREE + "/lib/*", "dev.tend.cli.Main")
        .endsWith("why", "", "a  b", "$x", "*");
  }

  @Test
  void it_takes_the_Java_named_for_it_before_any_other() throws Exception {
    Map<String, String> both =
        Map.of(
            "TEND_JAVA", fakeJava("ours", "21").resolve("bin/java").toString(),
            "JAVA_HOME", fakeJava("everybody's", "25").toString());
    assertThat(run(TEND, both).lines()).startsWith("ours");
  }

  @Test
  void it_takes_JAVA_HOME_when_that_is_new_enough() throws Exception {
    String home = fakeJava("everybody's", "22.0.1").toString();
    assertThat(run(TEND, Map.of("JAVA_HOME", home)).lines()).startsWith("everybody's");
  }

  @Test
  void it_passes_over_an_old_JAVA_HOME() throws Exception {
    Map<String, String> old = Map.of("JAVA_HOME", fakeJava("old", "1.8.0_392").toString());
    assertThat(run(TEND, old, "--version").output).startsWith("tend ");
  }

  @Test
  void it_asks_a_Java_that_has_no_release_file() throws Exception {
    Path home = fakeJava("openjdk version \"23.0.1\" 2024-10-15", "23");
    Files.delete(home.resolve("release"));
    assertThat(run(TEND, Map.of("TEND_JAVA", home.toString())).output)
        .contains("dev.tend.cli.Main");
  }

  @Test
  void it_says_what_to_install_when_the_Java_named_for_it_is_too_old() throws Exception {
    Map<String, String> old = Map.of("TEND_JAVA", fakeJava("old", "17.0.15").toString());
    assertThat(run(TEND, old))
        .matches(run -> run.status == 2)
        .matches(run -> run.output.contains("not the home of a Java 21"))
        .matches(run -> run.output.contains("install a JDK of version 21 or newer"));
  }

  /** A home whose java prints its name and its arguments, a line each, instead of starting. */
  private Path fakeJava(String name, String version) throws IOException {
    Path home = Files.createTempDirectory(directory, "jdk");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(
        java, "#!/bin/sh\nprintf '%s\\n' '" + name.replace("'", "'\\''") + "' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private Run run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "output", "");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("TEND_JAVA", "TEND_JAVA_OPTS", "JAVA_HOME"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }

  private record Run(int status, String output) {
    List<String> lines() {
      return output.lines().toList();
    }
  }
}

package dev.tend.samples.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set-up on a machine of which every program is a stub: nothing is installed by this test. */
class PackagesTest {
  private static final Path SCRIPT = Path.of("setup", "packages").toAbsolutePath();

  @TempDir private Path programs;
  @TempDir private Path elsewhere;

  @BeforeEach
  void make_a_bare_machine() throws IOException {
    for (String program : new String[] {"cat", "dirname", "readlink", "sed"}) {
      program(program, "exec /usr/bin/" + program + " \"$@\"");
    }
    user(0);
    program("sudo", "exit 1");
    program("apt-get", "echo \"apt-get $*\" >&2");
    program("apt-cache", "[ \"$2\" = openjdk-21-jdk-headless ] && echo '  Candidate: 21.0.9'");
  }

  @Test
  void it_installs_Maven_and_the_JDK_that_this_release_offers() throws Exception {
    assertThat(run("build"))
        .isEqualTo(
            """
            apt-get update -qq
            Installing maven openjdk-21-jdk-headless
            apt-get install -y -qq --no-install-recommends --no-remove maven openjdk-21-jdk-headless
            0\
            """);
  }

  @Test
  void without_root_it_installs_nothing_and_prints_the_line_to_type() throws Exception {
    user(1000);
    assertThat(run("build"))
        .isEqualTo(
            "missing: maven, a recent JDK. To install them, and start none of them, type: sudo "
                + SCRIPT
                + " build\n2");
  }

  @Test
  void without_sudo_the_line_is_one_of_su() throws Exception {
    user(1000);
    Files.delete(programs.resolve("sudo"));
    assertThat(run("build")).endsWith("type: su -c '" + SCRIPT + " build'\n2");
  }

  @Test
  void a_check_installs_nothing_for_root_either() throws Exception {
    assertThat(run("--check", "build")).endsWith(", type: " + SCRIPT + " build\n2");
  }

  @Test
  void where_no_JDK_is_new_enough_it_says_so_and_installs_nothing() throws Exception {
    program("apt-cache", "echo '  Candidate: (none)'");
    assertThat(run("build"))
        .isEqualTo(
            """
            apt-get update -qq
            this release of Debian offers no JDK of version 21 or newer: add a package source that \
            has one of openjdk-25-jdk-headless, temurin-25-jdk, openjdk-21-jdk-headless (for older \
            releases Eclipse Adoptium's has the second), or set TEND_JAVA to the home of such a JDK
            2\
            """);
  }

  @Test
  void a_Java_without_a_compiler_does_not_count_as_a_JDK() throws Exception {
    program("mvn", "");
    javaHome("25.0.1");
    assertThat(run("--check", "build")).startsWith("missing: a recent JDK.");
  }

  @Test
  void an_old_JDK_does_not_count() throws Exception {
    program("mvn", "");
    javaHome("17.0.15");
    program(elsewhere.resolve("bin/javac"), "");
    assertThat(run("--check", "build")).startsWith("missing: a recent JDK.");
  }

  @Test
  void where_nothing_is_missing_it_says_nothing() throws Exception {
    program("mvn", "");
    javaHome("21.0.2");
    program(elsewhere.resolve("bin/javac"), "");
    assertThat(run("build")).isEqualTo("0");
  }

  private void user(int id) throws IOException {
    program("id", "echo " + id);
  }

  private void javaHome(String version) throws IOException {
    Files.writeString(elsewhere.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.createDirectories(elsewhere.resolve("bin"));
    program(elsewhere.resolve("bin/java"), "");
  }

  private void program(String name, String does) throws IOException {
    program(programs.resolve(name), does);
  }

  private static void program(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Everything that it prints, and its exit status. */
  private String run(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("PATH", programs.toString());
    builder.environment().put("TEND_JAVA", elsewhere.toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + process.waitFor();
  }
}

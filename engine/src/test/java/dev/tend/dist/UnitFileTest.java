package dev.tend.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The unit in which the agent runs does not change what probes see. What each line costs is in
 * docs/operations.md, "What the unit takes away"; a line that is not there is refused here.
 */
class UnitFileTest {
  private static final Path UNIT = Path.of("src/dist/conf/tend.service");
  private static final Path GUIDE = Path.of("../docs/operations.md");

  /** Looked at, and of no account for what probes, plugins and commands see or may do. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "Type",
          "ExecStart",
          "ExecReload",
          "Restart",
          "RestartSec",
          "KillMode",
          "SuccessExitStatus",
          "TimeoutStopSec",
          "StateDirectory",
          "StateDirectoryMode",
          "LogsDirectory",
          "LogsDirectoryMode",
          "RestrictRealtime",
          "LockPersonality");

  /** Each hides something from a probe or takes a means from it. */
  private static final List<String> DECEIVING =
      List.of(
          "BindPaths",
          "BindReadOnlyPaths",
          "DeviceAllow",
          "DevicePolicy",
          "DynamicUser",
          "Group",
          "IPAddressDeny",
          "InaccessiblePaths",
          "LimitNOFILE",
          "MemoryDenyWriteExecute",
          "MountAPIVFS",
          "NetworkNamespacePath",
          "NoExecPaths",
          "PrivateDevices",
          "PrivateIPC",
          "PrivateMounts",
          "PrivateNetwork",
          "PrivatePIDs",
          "PrivateTmp",
          "PrivateUsers",
          "ProcSubset",
          "ProtectClock",
          "ProtectHome",
          "ProtectProc",
          "ProtectSystem",
          "ReadOnlyPaths",
          "RestrictFileSystems",
          "RestrictNetworkInterfaces",
          "RootDirectory",
          "RootImage",
          "SupplementaryGroups",
          "SystemCallFilter",
          "TemporaryFileSystem",
          "User");

  @Test
  void no_line_of_the_unit_deceives_a_probe() throws IOException {
    assertThat(service()).doesNotContainAnyElementsOf(DECEIVING);
  }

  @Test
  void what_a_line_costs_plugins_and_commands_is_in_the_guide() throws IOException {
    String guide = Files.readString(GUIDE);
    int from = guide.indexOf("### What the unit takes away");
    String section = guide.substring(from, guide.indexOf("\n## ", from));
    Set<String> costly = new TreeSet<>(service());
    costly.removeAll(WITHOUT_EFFECT);

    assertThat(costly).isNotEmpty().allSatisfy(key -> assertThat(section).contains("`" + key));
  }

  @Test
  void of_its_powers_the_agent_lacks_the_clock_alone() throws IOException {
    assertThat(Files.readAllLines(UNIT))
        .filteredOn(line -> line.startsWith("CapabilityBoundingSet"))
        .containsExactly("CapabilityBoundingSet=~CAP_SYS_TIME CAP_WAKE_ALARM");
  }

  @Test
  void it_may_speak_as_probes_do() throws IOException {
    assertThat(Files.readAllLines(UNIT))
        .contains("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK");
  }

  private static Set<String> service() throws IOException {
    String text = Files.readString(UNIT);
    String section = text.substring(text.indexOf("[Service]"), text.indexOf("[Install]"));
    return section
        .lines()
        .filter(line -> line.matches("[A-Z][A-Za-z]+=.*"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

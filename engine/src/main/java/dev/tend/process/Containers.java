package dev.tend.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells this host's own processes from those of containers, which {@code /proc} shows as well. This
 * host is what process 1 runs: where the agent itself is in a container, that container. The mount
 * namespace alone says nothing, since systemd gives one to every service with a private {@code
 * /tmp}, the agent's among them.
 */
public final class Containers {
  /** What the known engines call the control groups of containers; their own helpers are left. */
  private static final Pattern GROUP =
      Pattern.compile(
          "docker[-/][0-9a-f]{12}|:docker:|libpod[-_](?!conmon)|lxc\\.payload|/lxc/|kubepods"
              + "|cri-containerd[-:]|crio-(?!conmon)|/machine\\.slice/(?!machine-qemu|libpod-conmon)"
              + "|/garden/|/ecs/|/buildkit/");

  private static final String NAMESPACE_IDS = "NSpid:";

  private final ProcessTable table;
  private final ControlGroups groups;

  /** Among these processes. */
  public Containers(ProcessTable table) {
    this.table = table;
    this.groups = new ControlGroups(table);
  }

  /** Whether a process is this host's own; one that is gone is. */
  public boolean isOwn(ProcessInfo process) {
    long pid = process.pid();
    return pid == 1
        || !(inAnotherPidNamespace(pid) || inGroupOfContainer(pid) || onAnotherFileSystem(pid));
  }

  /** The kernel lists the IDs of a process in each PID namespace from {@code /proc}'s on down. */
  private boolean inAnotherPidNamespace(long pid) {
    boolean nested =
        table.read(pid, "status").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith(NAMESPACE_IDS))
            .anyMatch(line -> line.substring(NAMESPACE_IDS.length()).strip().matches("\\d+\\s.*"));
    return nested || differs(table.link(pid, "ns/pid"), ofThisHost("ns/pid"));
  }

  /**
   * By the name of its control group, unless that of process 1 or the agent's view says as much.
   */
  private boolean inGroupOfContainer(long pid) {
    List<String> own = groups.paths(1);
    List<String> its = groups.paths(pid);
    boolean agentInContainer =
        Stream.concat(own.stream(), its.stream()).anyMatch(path -> path.startsWith("/.."))
            || own.stream().anyMatch(path -> GROUP.matcher(path).find());
    return !agentInContainer && its.stream().anyMatch(path -> GROUP.matcher(path).find());
  }

  /**
   * A container without a PID namespace of its own still has a root file system of its own. So may
   * a service of this host that changes its root, as Postfix's do; a service is this host's.
   */
  private boolean onAnotherFileSystem(long pid) {
    return differs(table.link(pid, "ns/mnt"), ofThisHost("ns/mnt"))
        && differs(root(pid), root(1))
        && groups.unit(pid).filter(unit -> unit.endsWith(".service")).isEmpty();
  }

  /** Of process 1, which some hosts hide even from root; then of the agent, if it sees itself. */
  private Optional<Path> ofThisHost(String namespace) {
    return table.link(1, namespace).or(() -> table.link(ProcessHandle.current().pid(), namespace));
  }

  /** What is mounted at a process's root; empty when its root is no mount point. */
  private Optional<String> root(long pid) {
    return table.read(pid, "mountinfo").stream()
        .flatMap(String::lines)
        .map(line -> line.split(" ", 6))
        .filter(fields -> fields.length == 6 && fields[4].equals("/"))
        .reduce((lower, upper) -> upper)
        .map(fields -> fields[2] + " " + fields[3]);
  }

  private static <T> boolean differs(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}

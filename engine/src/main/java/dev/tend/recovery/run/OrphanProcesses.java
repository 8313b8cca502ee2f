package dev.tend.recovery.run;

import dev.tend.definition.type.KillSignal;
import dev.tend.process.ProcessGroup;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.time.Deadline;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier run of the agent left running. */
public final class OrphanProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanProcesses.class);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration DYING = Duration.ofSeconds(2);

  private final ProcessTable processes;

  /** Those of these processes. */
  public OrphanProcesses(ProcessTable processes) {
    this.processes = processes;
  }

  /**
   * Makes sure that a child of an action no longer runs: waits for it, then kills its whole process
   * group. To be called before any action begins. A process that is not the one that was registered
   * is left alone; so is the group of a child that has ended by itself, since what remains of it
   * may be a daemon that the action has just started.
   *
   * @param instance the action
   * @param pid the child's process id, which is also its process group
   * @param startTicks its start time as it was registered
   * @param patience how long it may still take to end by itself
   * @return what happened, for people
   * @throws InterruptedException if interrupted while it waited
   */
  public String settle(String instance, long pid, long startTicks, Duration patience)
      throws InterruptedException {
    String who = "process " + pid + " of action " + instance;
    if (!processes.isAlive(pid, startTicks)) {
      return who + " was no longer running";
    }
    LOG.warn("{} is still running and gets {} to end", who, patience);
    if (goneBy(Deadline.in(patience), pid, startTicks)) {
      return who + " was still running and ended by itself";
    }
    // The others first: once the leader is gone, nothing shows that the group is still its own.
    for (ProcessInfo member : new ProcessGroup(processes, pid).members()) {
      if (member.pid() != pid) {
        processes.signal(member, KillSignal.KILL);
      }
    }
    processes.signal(pid, startTicks, KillSignal.KILL);
    return goneBy(Deadline.in(DYING), pid, startTicks)
        ? who + " was still running after " + patience.toSeconds() + " s and was killed"
        : who
            + " is still running although it was killed; look at it: ps -o pid,stat,wchan,args "
            + pid;
  }

  private boolean goneBy(Deadline deadline, long pid, long startTicks) throws InterruptedException {
    while (processes.isAlive(pid, startTicks)) {
      if (deadline.expired()) {
        return false;
      }
      Thread.sleep(Math.min(LOOK.toMillis(), deadline.remainingMillis()));
    }
    return true;
  }
}

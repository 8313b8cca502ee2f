package dev.tend.process;

import dev.tend.definition.type.KillSignal;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process group. It is signalled member by member from a pass over {@code /proc}, not by a {@code
 * kill} program: that works where no further process can be started, and each signal is bound to
 * the start time of its process.
 */
public final class ProcessGroup {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);

  /** More than one, since a member may start another while the table is read. */
  private static final int MOST_PASSES = 20;

  private final ProcessTable table;
  private final long id;

  /** The group of an id, among these processes. */
  public ProcessGroup(ProcessTable table, long id) {
    this.table = table;
    this.id = id;
  }

  /** Its members that are alive. */
  public List<ProcessInfo> members() {
    try {
      return table.all().stream().filter(one -> one.group() == id && one.alive()).toList();
    } catch (IOException unreadable) {
      LOG.warn("process group {} cannot be looked up: {}", id, unreadable.toString());
      return List.of();
    }
  }

  /** Sends a signal to every member, including those started meanwhile. */
  void signal(KillSignal signal) {
    Set<Long> signalled = new HashSet<>();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      boolean any = false;
      for (ProcessInfo member : members()) {
        if (signalled.add(member.pid())) {
          table.signal(member, signal);
          any = true;
        }
      }
      if (!any) {
        return;
      }
    }
    LOG.warn("process group {} starts processes faster than they can be signalled", id);
  }
}

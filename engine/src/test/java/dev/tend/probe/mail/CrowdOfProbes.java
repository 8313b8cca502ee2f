package dev.tend.probe.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that runs fifty probes at once against each hostile server whose port it is given. */
final class CrowdOfProbes {
  static final String DONE = "all as they must be";
  private static final int OF_EACH = 50;

  /** Enough to get through all phases before the silence, in such a crowd. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private CrowdOfProbes() {}

  /** Says what is not as it must be. */
  public static void main(String[] ports) throws Exception {
    List<HostileTarget> targets = HostileTarget.all();
    List<Future<String>> complaints = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < OF_EACH; i++) {
        for (int which = 0; which < targets.size(); which++) {
          HostileTarget target = targets.get(which);
          int port = Integer.parseInt(ports[which]);
          complaints.add(
              threads.submit(() -> target.complaint(target.at(port, PATIENCE).measure())));
        }
      }
    }
    int bad = 0;
    for (Future<String> complaint : complaints) {
      if (!complaint.get().isEmpty()) {
        System.out.println(complaint.get());
        bad++;
      }
    }
    System.out.println(bad == 0 ? DONE : bad + " were not as they must be");
  }
}

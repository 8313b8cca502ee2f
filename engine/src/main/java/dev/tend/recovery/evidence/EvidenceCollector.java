package dev.tend.recovery.evidence;

import dev.tend.recovery.OperationLimits;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything at once, and writes down what was seen within a few seconds. A part that
 * fails or hangs is named and left behind; while it hangs, that part is not looked at again.
 * Answers each request exactly once, whatever happens. Safe for use by many threads.
 */
public final class EvidenceCollector {
  /** How long a request may take as a whole, waiting for others included. */
  static final Duration WHOLE = Duration.ofSeconds(5);

  /** What is kept of that for writing the file. */
  private static final Duration WRITING = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceCollector.class);
  private static final int WAITING_AT_MOST = 16;
  private static final int MOST_CHARACTERS = 100_000;
  private static final String FILE = "file";

  private final String server;
  private final List<EvidencePart> parts;
  private final EvidenceFiles files;
  private final InstantSource wall;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING_AT_MOST),
          work -> Thread.ofPlatform().daemon().name("tend-evidence").unstarted(work));

  /** Takes the answer to a request. */
  @FunctionalInterface
  public interface Answer {
    /**
     * It is done.
     *
     * @param file the file; empty text: there is none
     * @param missing what is not in it, and why; empty text: nothing
     */
    void collected(String file, String missing);
  }

  /**
   * Of these parts.
   *
   * @param server the server's name
   * @param parts what to look at
   * @param files where it is written
   * @param wall the wall clock
   */
  public EvidenceCollector(
      String server, List<EvidencePart> parts, EvidenceFiles files, InstantSource wall) {
    this.server = server;
    this.parts = List.copyOf(parts);
    this.files = files;
    this.wall = wall;
    worker.allowCoreThreadTimeOut(true);
  }

  /** Begins and returns at once; answers on a thread of its own within five seconds. */
  public void begin(EvidenceRequest request, Answer answer) {
    Deadline deadline = Deadline.in(WHOLE);
    try {
      worker.execute(() -> collect(request, deadline, answer));
    } catch (RejectedExecutionException full) {
      answer.collected("", "not collected: " + WAITING_AT_MOST + " others wait for theirs");
    }
  }

  /** Removes files that are too old. */
  public void sweep() {
    try {
      files.sweep(wall.instant());
    } catch (IOException unreadable) {
      LOG.warn("old evidence is not removed: {}", unreadable.toString());
    }
  }

  private void collect(EvidenceRequest request, Deadline deadline, Answer answer) {
    String file = "";
    String missing;
    try {
      Deadline looking = Deadline.in(deadline.remaining().minus(WRITING));
      if (looking.expired()) {
        missing = "not collected: others took all of its time";
      } else {
        List<Look> looks = parts.stream().map(part -> look(part, request, looking)).toList();
        looks.forEach(Look::await);
        missing = missing(looks);
        List<String> written = new ArrayList<>();
        missing += write(request, text(request, looks, missing), deadline, written);
        file = String.join("", written);
      }
    } catch (RuntimeException | Error broken) {
      LOG.error("evidence for {} could not be collected", request.intent().instance(), broken);
      missing = "not collected: " + broken;
    }
    LOG.info("evidence for {}: {} {}", request.intent().instance(), file, missing);
    answer.collected(file, missing);
  }

  private Look look(EvidencePart part, EvidenceRequest request, Deadline whole) {
    Look look = new Look(part.title(), whole.orWithin(part.limit()));
    look.begin((section, limits) -> part.source().look(request, section, limits));
    return look;
  }

  /** Writes the file in its time; what is wrong with that, empty text when nothing is. */
  private String write(
      EvidenceRequest request, String text, Deadline deadline, List<String> written) {
    Look writing = new Look(FILE, deadline);
    writing.begin(
        (section, limits) ->
            section.line(
                files.write(request.intent().instance(), text, wall.instant()).toString()));
    writing.await();
    String file = writing.section.close().strip();
    if (!file.isEmpty()) {
      written.add(file);
      return "";
    }
    return "not written: " + writing.section.trouble();
  }

  private static String missing(List<Look> looks) {
    return looks.stream()
        .filter(look -> !look.section.trouble().isEmpty())
        .map(look -> look.title + " (" + look.section.trouble() + ")")
        .collect(Collectors.joining(", "));
  }

  private String text(EvidenceRequest request, List<Look> looks, String missing) {
    Instant now = wall.instant().truncatedTo(ChronoUnit.SECONDS);
    StringBuilder all = new StringBuilder();
    all.append("Evidence of ").append(server).append(", ").append(now).append('\n');
    all.append("For ").append(request.because()).append('\n');
    all.append("Not complete: ").append(missing.isEmpty() ? "nothing" : missing).append('\n');
    for (Look look : looks) {
      all.append("\n== ").append(look.title);
      all.append(look.section.trouble().isEmpty() ? "" : ": " + look.section.trouble());
      all.append('\n').append(look.section.close());
    }
    return all.toString();
  }

  @FunctionalInterface
  private interface Work {
    void run(EvidenceSection section, OperationLimits limits)
        throws IOException, InterruptedException;
  }

  /** One part under way, on a thread of its own that is left behind if it does not end. */
  private final class Look {
    private final String title;
    private final OperationLimits limits;
    private final EvidenceSection section = new EvidenceSection(MOST_CHARACTERS);
    private final CountDownLatch ended = new CountDownLatch(1);

    Look(String title, Deadline deadline) {
      this.title = title;
      this.limits = new OperationLimits(deadline, new CancellationScope(), (pid, ticks) -> {});
    }

    void begin(Work work) {
      if (!busy.add(title)) {
        section.missing("an earlier look at it still hangs");
        ended.countDown();
        return;
      }
      Thread.ofPlatform().daemon().name("tend-evidence-" + title).start(() -> run(work));
    }

    private void run(Work work) {
      try {
        work.run(section, limits);
      } catch (IOException | RuntimeException unseen) {
        String said = unseen.getMessage();
        section.missing(said == null ? unseen.toString() : said);
      } catch (InterruptedException abandoned) {
        section.missing("abandoned");
      } finally {
        busy.remove(title);
        ended.countDown();
      }
    }

    void await() {
      try {
        if (!ended.await(limits.deadline().remainingMillis(), TimeUnit.MILLISECONDS)) {
          section.missing("did not end in its time");
          limits.scope().abandon();
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        section.missing("the agent stops");
      }
    }
  }
}

package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.StoredState;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.AgentEventKinds;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import dev.tend.eventlog.schema.EventKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges what an agent did that was killed again and again: by what its store held after each kill,
 * by all of its event files, and by what came to people.
 *
 * <p>The event files lack what was recorded within the last moment before a kill, but the verdicts
 * on actions, which the next run tells again.
 */
final class RecoveryAudit {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<String, Budget> budgets;
  private final Map<String, LedgerRecord> charged = new LinkedHashMap<>();
  private final Map<String, Integer> struck = new TreeMap<>();
  private final Set<String> unfinished = new HashSet<>();
  private final Set<String> promised = new HashSet<>();
  private final Set<String> incidents = new HashSet<>();
  private StoredState state = StoredState.of(List.of());
  private int lives;

  /** What a responder may do to one resource. */
  record Budget(Duration least, int hour) {}

  /** With the budgets of all resources, by the keys of the ledger. */
  RecoveryAudit(Map<String, Budget> budgets) {
    this.budgets = Map.copyOf(budgets);
  }

  /** A life has ended, and left this. */
  void ended(StoredState left) {
    Set<String> now = new HashSet<>();
    List<String> phases = new ArrayList<>();
    for (DurableRecord record : left.records()) {
      switch (record) {
        case LedgerRecord charge -> {
          now.add(charge.instance());
          charged.put(charge.instance(), charge);
        }
        case RecoveryRecord recovery -> {
          phases.add(recovery.phase().name());
          unfinished.add(recovery.instance());
        }
        case PageRecord page -> {
          phases.add("PAGING");
          promised.add(page.key());
        }
        case MonitorResponseRecord response ->
            response.incident().filter(IncidentRecord::begun).ifPresent(this::open);
        case EnvironmentRecord world -> {
          assertThat(world.incarnation()).isGreaterThanOrEqualTo(lives);
          lives = world.incarnation();
        }
        default -> {
          // Says nothing of actions or pages.
        }
      }
    }
    assertThat(now).as("charges stay").containsAll(charged.keySet());
    new HashSet<>(phases.isEmpty() ? List.of("AT_REST") : phases)
        .forEach(phase -> struck.merge(phase, 1, Integer::sum));
    state = left;
  }

  private void open(IncidentRecord incident) {
    for (int sequence = 1; sequence <= incident.sequence(); sequence++) {
      promised.add(PageRecord.key(incident.alertId(), sequence));
    }
    incidents.add(incident.alertId());
  }

  /** The keys of all pages that people were promised. */
  Set<String> promised() {
    return Set.copyOf(promised);
  }

  /** Judges it all, once the last life has ended in good order. */
  void judge(EventFiles files, MortalServices services, List<PageSink.Receipt> receipts)
      throws Exception {
    files.readableByJq();
    assertThat(files.ids()).doesNotHaveDuplicates();
    judgeBudgets();
    judgeIntents(files);
    judgeWorld(services);
    judgePages(files, receipts);
  }

  /** No more in an hour and no sooner than allowed, whatever was lost in between. */
  private void judgeBudgets() {
    Map<String, List<Instant>> byKey =
        charged.values().stream()
            .collect(
                Collectors.groupingBy(
                    LedgerRecord::budget,
                    Collectors.mapping(LedgerRecord::at, Collectors.toList())));
    assertThat(budgets).containsKeys(byKey.keySet().toArray(String[]::new));
    byKey.forEach(
        (key, charges) -> {
          List<Instant> sorted = charges.stream().sorted().toList();
          Budget budget = Objects.requireNonNull(budgets.get(key));
          for (int i = 0; i < sorted.size(); i++) {
            Instant at = sorted.get(i);
            assertThat(sorted.subList(0, i).stream().filter(one -> one.plus(HOUR).isAfter(at)))
                .as("actions of %s in the hour before %s", key, at)
                .hasSizeLessThan(budget.hour());
            if (i > 0) {
              assertThat(Duration.between(sorted.get(i - 1), at))
                  .as("time before the action of %s at %s", key, at)
                  .isGreaterThanOrEqualTo(budget.least());
            }
          }
        });
  }

  /** No action without its intent, none twice, and none without exactly one outcome. */
  private void judgeIntents(EventFiles files) throws Exception {
    List<String> started = instances(files, EventKinds.RECOVERY_STARTED);
    List<String> judged = instances(files, EventKinds.RECOVERY_JUDGED);
    assertThat(started).isNotEmpty().doesNotHaveDuplicates();
    assertThat(charged.keySet()).as("what was begun was charged").containsAll(started);
    assertThat(judged)
        .as("one outcome each")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(charged.keySet());
    assertThat(instances(files, AgentEventKinds.INTENT_INTERRUPTED))
        .isNotEmpty()
        .doesNotHaveDuplicates();
    assertThat(state.records()).as("open at the end").noneMatch(RecoveryRecord.class::isInstance);
    long again =
        files.of(EventKinds.RECOVERY_JUDGED.text()).stream()
            .filter(line -> line.texts(EventField.CAUSES).isEmpty())
            .count();
    System.err.printf(
        "kills struck: %s%n%d lives, %d actions charged, %d begun, %d interrupted,"
            + " %d verdicts told again%n",
        struck,
        lives,
        charged.size(),
        started.size(),
        instances(files, AgentEventKinds.INTENT_INTERRUPTED).size(),
        again);
  }

  /** Each restart stops its service once; what was not charged stopped nothing. */
  private void judgeWorld(MortalServices services) throws Exception {
    assertThat(services.notes()).noneMatch(note -> note.startsWith("overlap"));
    for (int service = 0; service < services.number(); service++) {
      String stop = "stop svc" + service;
      String resource = "service:svc" + service;
      assertThat(services.notes().stream().filter(stop::equals).count())
          .as("restarts of %s", resource)
          .isLessThanOrEqualTo(
              charged.values().stream().filter(one -> one.budget().endsWith(resource)).count());
    }
  }

  /** Whatever people were promised has come, without gaps, and a repeated page is the same page. */
  private void judgePages(EventFiles files, List<PageSink.Receipt> receipts) throws Exception {
    Map<String, PageSink.Receipt> first = new LinkedHashMap<>();
    for (PageSink.Receipt receipt : receipts) {
      assertThat(first.merge(receipt.key(), receipt, (old, next) -> old)).isEqualTo(receipt);
    }
    assertThat(first.keySet()).as("pages that came").containsAll(promised);
    Map<String, List<PageSink.Receipt>> byAlert =
        first.values().stream().collect(Collectors.groupingBy(PageSink.Receipt::alertId));
    assertThat(byAlert.keySet()).isNotEmpty().containsAll(incidents);
    byAlert.forEach(
        (alert, pages) -> {
          for (int sequence = 1; sequence <= pages.size(); sequence++) {
            assertThat(first).containsKey(PageRecord.key(alert, sequence));
          }
          boolean closed = pages.stream().anyMatch(page -> page.kind().equals("closed"));
          assertThat(closed || isOpen(alert)).as("%s is closed or still open", alert).isTrue();
        });
    System.err.printf(
        "%d incidents, %d pages, %d of them sent again, %d that a kill undid: %s%n",
        byAlert.size(),
        first.size(),
        receipts.size() - first.size(),
        undone(files, first.keySet()).size(),
        undone(files, first.keySet()));
  }

  /**
   * Pages that an event tells of, while a kill kept the decision from becoming durable. The life
   * that follows decides anew; so whatever is still broken must be told of by then.
   */
  private List<String> undone(EventFiles files, Set<String> came) throws Exception {
    List<EventLine> all = files.all();
    List<String> undone = new ArrayList<>();
    for (EventLine told : files.of(EventKinds.ESCALATED.text())) {
      String key =
          PageRecord.key(
              told.text(EventField.ALERT), Integer.parseInt(told.text(EventField.ALERT_SEQUENCE)));
      if (!came.contains(key)) {
        undone.add(key);
        assertThat(life(told)).as("only a kill undoes: %s", told.raw()).isLessThan(lives);
        assertThat(all.stream().filter(line -> life(line) > life(told)))
            .as("what became of %s", told.raw())
            .anyMatch(line -> settles(line, told, came) || life(line) > life(told) + 4);
      }
    }
    return undone;
  }

  /** Whether a later event says that people were told of the same monitor, or that it is well. */
  private static boolean settles(EventLine line, EventLine told, Set<String> came) {
    boolean same = line.text(EventField.ITEM).equals(told.text(EventField.ITEM));
    boolean healed = line.text(EventField.STATE_TO).equals("Healthy");
    boolean paged =
        !line.text(EventField.ALERT).isEmpty()
            && came.contains(
                PageRecord.key(
                    line.text(EventField.ALERT),
                    Integer.parseInt(line.text(EventField.ALERT_SEQUENCE))));
    return same && (healed || paged);
  }

  private static int life(EventLine line) {
    String id = line.text(EventField.ID);
    return id.isEmpty() ? 0 : Integer.parseInt(id.substring(0, id.indexOf(':')));
  }

  private boolean isOpen(String alert) {
    return state.records().stream()
        .filter(MonitorResponseRecord.class::isInstance)
        .map(MonitorResponseRecord.class::cast)
        .flatMap(response -> response.incident().stream())
        .anyMatch(incident -> incident.open() && incident.alertId().equals(alert));
  }

  private static List<String> instances(EventFiles files, EventKind<?> kind) throws Exception {
    return files.of(kind.text()).stream().map(line -> line.text(EventField.INSTANCE)).toList();
  }
}

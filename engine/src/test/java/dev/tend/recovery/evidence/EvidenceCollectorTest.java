package dev.tend.recovery.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real files, processes and programs; some 10 s, for the parts that hang. */
class EvidenceCollectorTest {
  private static final Duration AGE = Duration.ofDays(30);
  private static final Duration QUICK = Duration.ofSeconds(1);

  @TempDir private Path events;

  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    never.countDown();
  }

  @Test
  void a_file_that_only_its_owner_reads_says_for_whom_it_is_and_what_was_seen() throws Exception {
    EvidenceCollector collector = collector(part("loud", section -> section.line("hello")));
    Path file = Path.of(collect(collector, "act-1:7").getFirst());
    assertThat(file).isEqualTo(events.resolve("evidence/act-1-7.txt"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .contains("Evidence of mail1")
        .contains("act-1:7: Imap\\ImapAct (restart-service) for monitor M")
        .contains("Not complete: nothing")
        .contains("== loud\nhello\n");
  }

  @Test
  void a_part_that_fails_or_hangs_is_named_and_the_rest_is_there_in_time() throws Exception {
    EvidenceCollector collector =
        collector(
            part(
                "broken",
                section -> {
                  throw new IOException("no such file");
                }),
            part(
                "odd",
                section -> {
                  throw new IllegalStateException("odd");
                }),
            part(
                "stuck",
                section -> {
                  section.line("seen so far");
                  uninterruptibly(never);
                }),
            part("good", section -> section.line("fine")));
    List<String> answer = collect(collector, "act-1");
    assertThat(answer.get(1))
        .contains("broken (no such file)", "odd (odd)", "stuck (did not end in its time)");
    assertThat(Files.readString(Path.of(answer.getFirst())))
        .contains("== good\nfine")
        .contains("seen so far");

    assertThat(collect(collector, "act-2").get(1)).contains("stuck (an earlier look at it still");
  }

  @Test
  void a_part_that_writes_without_end_is_cut_and_control_characters_do_no_harm() throws Exception {
    EvidenceCollector collector =
        collector(
            part(
                "endless",
                section -> {
                  while (section.line("\u001b[2J" + "x".repeat(5_000))) {}
                }));
    Path file = Path.of(collect(collector, "act-1").getFirst());
    assertThat(Files.size(file)).isLessThan(200_000);
    assertThat(Files.readString(file)).doesNotContain("\u001b").contains("... cut here");
  }

  @Test
  void what_cannot_be_written_is_said_and_no_half_file_is_left() throws Exception {
    Files.createFile(events.resolve("evidence"));
    assertThat(collect(collector(part("a", section -> section.line("b"))), "act-1"))
        .satisfies(answer -> assertThat(answer.getFirst()).isEmpty())
        .satisfies(answer -> assertThat(answer.get(1)).startsWith("not written: "));
  }

  @Test
  void many_at_once_are_all_answered() {
    EvidenceCollector collector = collector(part("stuck", section -> uninterruptibly(never)));
    for (int one = 0; one < 40; one++) {
      begin(collector, "act-" + one);
    }
    await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() == 40);
  }

  @Test
  void files_that_are_too_many_too_large_or_too_old_go_the_oldest_first() throws Exception {
    Instant now = Instant.parse("2026-01-05T00:00:00Z");
    EvidenceFiles files = new EvidenceFiles(events, 20L * 10_000, AGE);
    for (int one = 0; one < 5; one++) {
      Path file = files.write("act-" + one, "x".repeat(4_000), now);
      Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(1_000 - one)));
    }
    files.sweep(now);
    assertThat(names()).containsExactly("act-3.txt", "act-4.txt");
    files.sweep(now.plus(AGE).plusSeconds(1_000));
    assertThat(names()).isEmpty();
  }

  @Test
  void this_host_shows_its_processes_sockets_disks_and_memory_but_no_argument_and_no_content()
      throws Exception {
    Path configuration = Files.createDirectory(events.resolve("conf"));
    Files.writeString(configuration.resolve("main.cf"), "password = tops3cret");
    Process process = new ProcessBuilder("sh", "-c", "sleep 1000; true", "argum3nt").start();
    try {
      EvidenceCollector collector =
          new EvidenceCollector(
              "mail1",
              HostEvidence.parts(
                  List.of(),
                  new PostfixQueue(List.of("false")),
                  List.of(configuration),
                  () -> List.of("an override")),
              files(),
              InstantSource.system());
      String text = Files.readString(Path.of(collect(collector, "act-1").getFirst()));
      assertThat(text)
          .containsPattern("(?m)^ *" + process.pid() + " .* sh$")
          .contains("== sockets", "ListenOverflows", "MemAvailable", "Use%", "main.cf")
          .contains("an override")
          .contains("queue (there is no queue of Postfix")
          .doesNotContain("argum3nt", "tops3cret");
    } finally {
      process.destroyForcibly();
    }
  }

  private interface Writing {
    void write(EvidenceSection section) throws IOException;
  }

  private static EvidencePart part(String title, Writing writing) {
    return new EvidencePart(title, QUICK, (request, section, limits) -> writing.write(section));
  }

  private EvidenceCollector collector(EvidencePart... parts) {
    return new EvidenceCollector("mail1", List.of(parts), files(), InstantSource.system());
  }

  private EvidenceFiles files() {
    return new EvidenceFiles(events, 1L << 30, AGE);
  }

  private void begin(EvidenceCollector collector, String instance) {
    ActionFixture fixture =
        new ActionFixture()
            .with(ResponderTypes.SERVICE, "demo")
            .with(dev.tend.definition.type.ResponderProperties.MONITOR, "M");
    collector.begin(
        new EvidenceRequest(
            fixture.intent(instance, ActionFixture.type("restart-service")), List.of("demo")),
        (file, missing) -> answers.add(file + "|" + missing));
  }

  private List<String> collect(EvidenceCollector collector, String instance) {
    int before = answers.size();
    begin(collector, instance);
    await().atMost(Duration.ofSeconds(30)).until(() -> answers.size() > before);
    return List.of(answers.getLast().split("\\|", -1));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(events.resolve("evidence"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void uninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException ignored) {
        // As a read of a dead file system does.
      }
    }
  }
}

package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.MailFlowProbeType;
import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probe removes and what it leaves alone, with servers that do not tell the truth. */
class MailFlowProbeTest {
  private static final String SOMEBODY_ELSES = "Subject: The contract\r\n\r\n";
  private static final String CAPABILITIES = "* CAPABILITY AUTH=PLAIN SASL-IR UIDPLUS\r\n";

  private String capabilities = CAPABILITIES;
  private String searchEnds = "OK done";
  private final List<String> imapCommands = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();

  @Test
  void a_message_that_arrives_is_removed() throws Exception {
    Measurement measured = measure("250 2.0.0 Ok: queued as 4X\r\n", command -> inbox(7, latest()));
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(imapCommands).contains("UID STORE 7 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 7");
    assertThat(latest()).contains("Auto-Submitted: auto-generated");
  }

  @Test
  void what_a_search_finds_wrongly_is_left_alone() throws Exception {
    Measurement measured =
        measure("250 2.0.0 Ok: queued as 4X\r\n", command -> inbox(7, SOMEBODY_ELSES));
    assertThat(measured.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(measured.phase()).isEqualTo("arrival");
    assertThat(measured.message()).contains("not arrived after").contains("queued as 4X");
    assertThat(imapCommands).noneMatch(command -> command.contains("STORE"));
  }

  @Test
  void what_earlier_runs_left_is_removed_and_what_runs_now_is_not() throws Exception {
    measure("250 Ok\r\n", command -> inbox(7, latest()));
    String young = latest();
    String old = young.replaceFirst("(X-Tend-Run: )[0-9a-f]{10}", "$10000000001");
    String foreign = old.replaceFirst("X-Tend-Marker: tend-.", "X-Tend-Marker: tend-x");
    imapCommands.clear();
    measure("250 Ok\r\n", command -> inbox(3, old) + inbox(4, young) + inbox(5, foreign));
    assertThat(imapCommands).contains("UID STORE 3 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 3");
    assertThat(imapCommands)
        .filteredOn(command -> command.contains("STORE") || command.contains("EXPUNGE"))
        .allMatch(command -> command.matches("UID (STORE|EXPUNGE) 3\\b.*"));
  }

  @Test
  void a_message_whose_acceptance_was_lost_is_looked_for_and_removed() throws Exception {
    Measurement measured = measure("", command -> inbox(7, latest()));
    assertThat(measured.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CONNECTION_CLOSED);
    assertThat(measured.phase()).isEqualTo("submission.message");
    assertThat(imapCommands).contains("UID EXPUNGE 7");
  }

  @Test
  void nothing_is_sent_that_cannot_be_looked_for() throws Exception {
    try (ScriptedServer imap = ScriptedServer.greeting("* BYE down\r\n");
        ScriptedServer smtp = submission("250 Ok\r\n")) {
      Measurement measured = run(imap, smtp);
      assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("without IMAP");
      assertThat(measured.phase()).isEqualTo("imap.greeting");
      assertThat(headers).isEmpty();
    }
  }

  @Test
  void a_mailbox_server_that_dies_meanwhile_says_nothing_of_the_mail_flow() throws Exception {
    AtomicInteger searches = new AtomicInteger();
    Measurement measured =
        measure(
            "250 2.0.0 Ok: queued as 4X\r\n",
            command -> {
              if (command.startsWith("UID SEARCH") && searches.incrementAndGet() > 1) {
                throw new UncheckedIOException(new IOException("the server dies"));
              }
              return "";
            });
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CONNECTION_CLOSED);
    assertThat(measured.phase()).isEqualTo("imap.search");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OK done", "NO [SERVERBUG] the index is broken", "BAD no such search key"})
  void a_search_that_finds_nothing_is_not_believed(String end) throws Exception {
    searchEnds = end;
    Measurement measured =
        measure(
            "250 2.0.0 Ok: queued as 4X\r\n",
            command -> command.startsWith("UID SEARCH") ? "" : inbox(7, latest()));
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample()).isPresent();
    assertThat(imapCommands).contains("UID EXPUNGE 7");
  }

  @Test
  void a_mailbox_that_shows_the_message_only_when_opened_anew_says_nothing_of_the_flow()
      throws Exception {
    Measurement measured =
        measure(
            "250 2.0.0 Ok: queued as 4X\r\n",
            command -> selections() > 1 ? inbox(7, latest()) : "");
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.message()).contains("not arrived").contains("opened anew");
    assertThat(imapCommands).contains("UID EXPUNGE 7");
  }

  @Test
  void a_message_that_was_taken_for_spam_has_arrived() throws Exception {
    capabilities = "* CAPABILITY AUTH=PLAIN SASL-IR UIDPLUS SPECIAL-USE\r\n";
    Measurement measured =
        measure(
            "250 2.0.0 Ok: queued as 4X\r\n",
            command -> {
              if (command.startsWith("LIST")) {
                return "* LIST (\\HasNoChildren \\Junk) \"/\" \"Bulk Mail\"\r\n";
              }
              return imapCommands.contains("SELECT \"Bulk Mail\"") ? inbox(7, latest()) : "";
            });
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.message()).contains("spam");
    assertThat(imapCommands).contains("UID EXPUNGE 7");
  }

  @Test
  void what_somebody_else_marked_as_deleted_is_left_when_a_search_does_not_show_it()
      throws Exception {
    capabilities = "* CAPABILITY AUTH=PLAIN SASL-IR\r\n";
    Measurement measured =
        measure(
            "250 Ok\r\n",
            command -> command.equals("UID SEARCH DELETED") ? "" : inbox(7, latest()));
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(imapCommands).contains("UID STORE 7 +FLAGS.SILENT (\\Deleted)");
    assertThat(imapCommands).noneMatch(command -> command.equals("EXPUNGE"));
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 User unknown, INCONCLUSIVE, ProbeMailboxRefused",
    "553 5.7.1 Sender address rejected: not owned by user, INCONCLUSIVE, ProbeMailboxRefused",
    "552 5.2.2 Mailbox is full, INCONCLUSIVE, ProbeMailboxFull",
    "552 Quota exceeded, INCONCLUSIVE, ProbeMailboxFull",
    "452 4.2.2 Mailbox is full, INCONCLUSIVE, ProbeMailboxFull",
    "451 4.3.0 Temporary lookup failure, FAILED, ServiceRefused",
    "452 4.3.1 Insufficient system storage, FAILED, ServiceRefused",
    "554 5.3.5 Local configuration error, FAILED, ServiceRefused",
    "503 5.5.1 Bad sequence of commands, FAILED, ServiceRefused",
  })
  void a_mailbox_that_is_refused_is_told_from_a_server_that_refuses(
      String answer, Outcome outcome, String errorClass) throws Exception {
    try (ScriptedServer imap = imap(command -> "");
        ScriptedServer smtp =
            ScriptedServer.greeting("220 hi\r\n", "250 hi\r\n", "250 Ok\r\n", answer + "\r\n")) {
      Measurement measured = run(imap, smtp);
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(outcome);
      assertThat(measured.errorClass()).isEqualTo(errorClass);
      assertThat(measured.phase()).isEqualTo("submission.rcpt");
    }
  }

  private Measurement measure(String acceptance, Function<String, String> mailbox)
      throws Exception {
    try (ScriptedServer imap = imap(mailbox);
        ScriptedServer smtp = submission(acceptance)) {
      return run(imap, smtp);
    }
  }

  private static Measurement run(ScriptedServer imap, ScriptedServer smtp)
      throws InterruptedException {
    return TestRun.of("mail-flow")
        .with(MailFlowProbeType.IMAP_PORT, imap.port())
        .with(MailFlowProbeType.IMAP_SECURITY, Security.NONE)
        .with(MailFlowProbeType.SUBMISSION_PORT, smtp.port())
        .with(MailFlowProbeType.SUBMISSION_SECURITY, Security.NONE)
        .with(MailFlowProbeType.SUBMISSION_LOGIN, false)
        .with(MailFlowProbeType.SENDER, "probe@example.org")
        .with(MailFlowProbeType.RECIPIENT, "probe@example.org")
        .loggingIn()
        .within(Duration.ofSeconds(3))
        .measure();
  }

  private long selections() {
    return imapCommands.stream().filter(command -> command.startsWith("SELECT")).count();
  }

  /** The header of the message that was handed in last; empty text before the first. */
  private String latest() {
    return headers.isEmpty() ? SOMEBODY_ELSES : headers.getLast();
  }

  private static String inbox(int uid, String header) {
    return "* 1 FETCH (UID " + uid + " BODY[] {" + header.length() + "}\r\n" + header + ")\r\n";
  }

  private ScriptedServer imap(Function<String, String> mailbox) throws IOException {
    return ScriptedServer.playing(
        peer -> {
          peer.send("* OK hi\r\n");
          while (true) {
            String[] words = peer.line().split(" ", 2);
            imapCommands.add(words[1]);
            String end = words[1].matches("UID SEARCH .*HEADER.*") ? searchEnds : "OK done";
            peer.send(untagged(words[1], mailbox) + words[0] + " " + end + "\r\n");
          }
        });
  }

  private String untagged(String command, Function<String, String> mailbox) {
    if (command.equals("CAPABILITY")) {
      return capabilities;
    }
    if (command.startsWith("SELECT")) {
      return "* 3 EXISTS\r\n* OK [UIDNEXT 3] next\r\n";
    }
    String messages = mailbox.apply(command);
    if (command.startsWith("UID SEARCH")) {
      StringBuilder found = new StringBuilder("* SEARCH");
      Matcher uid = Pattern.compile("\\(UID (\\d+) ").matcher(messages);
      while (uid.find()) {
        found.append(' ').append(uid.group(1));
      }
      return found + "\r\n";
    }
    return command.matches("(UID FETCH|FETCH|LIST) .*") ? messages : "";
  }

  private ScriptedServer submission(String acceptance) throws IOException {
    return ScriptedServer.playing(
        peer -> {
          peer.send("220 hi\r\n");
          for (String answer : List.of("250 hi", "250 Ok", "250 Ok", "354 go")) {
            peer.line();
            peer.send(answer + "\r\n");
          }
          StringBuilder header = new StringBuilder();
          String line = peer.line();
          boolean inHeader = true;
          while (!line.equals(".")) {
            inHeader &= !line.isEmpty();
            header.append(inHeader ? line + "\r\n" : "");
            line = peer.line();
          }
          headers.add(header + "\r\n");
          if (!acceptance.isEmpty()) {
            peer.send(acceptance);
            peer.line();
            peer.send("221 bye\r\n");
          }
        });
  }
}

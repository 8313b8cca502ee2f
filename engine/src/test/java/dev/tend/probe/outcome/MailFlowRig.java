package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.type.Security;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.mail.TestCertificates;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * For mail-flow: two servers that are well, where a message that the one takes is found on the
 * other, save that the one named {@code at}, {@code submission} or {@code imap}, gives the answer
 * of the row.
 */
final class MailFlowRig implements Rig {
  private static final String LOSES = "takes the message and loses it";
  private static final String PROBE = "probe@example.org";

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    MailScript imap = at("imap", row, MailDialect.IMAP);
    MailScript submission = at("submission", row, MailDialect.SMTP);
    boolean lost = row.meets().find("does").filter(LOSES::equals).isPresent();
    if (lost) {
      submission.answering("message", Reply.saying("250 2.0.0 Ok: queued as 4X"));
    } else {
      submission.handingOn(message -> deliver(message, row, imap));
    }
    try (ScriptedServer inbox = ScriptedServer.playing(imap);
        ScriptedServer exit = ScriptedServer.playing(submission)) {
      Settings settings = run.settings();
      settings = set(settings, "imapPort", port("imap", row, inbox));
      settings = set(settings, "imapSecurity", Security.NONE);
      settings = set(settings, "submissionPort", port("submission", row, exit));
      settings = set(settings, "submissionSecurity", Security.NONE);
      settings = set(settings, "sender", PROBE);
      settings = set(settings, "recipient", PROBE);
      settings = set(settings, "username", PROBE);
      return run.with(MailRig.withPassword(settings));
    }
  }

  private static MailScript at(String where, OutcomeRow row, MailDialect dialect) throws Exception {
    return row.situation().text("at").equals(where)
        ? MailRig.script(row, dialect)
        : new MailScript(dialect, TestCertificates.GOOD.context());
  }

  private static int port(String where, OutcomeRow row, ScriptedServer server) throws IOException {
    boolean refuses =
        row.meets().find("does").filter(MailRig.REFUSES::equals).isPresent()
            && row.situation().text("at").equals(where);
    return refuses ? FreePorts.one() : server.port();
  }

  private static void deliver(String message, OutcomeRow row, MailScript imap) {
    String header = message.substring(0, message.indexOf("\r\n\r\n") + 4);
    String fetched = "* 1 FETCH (UID 7 BODY[] {" + header.length() + "}\r\n" + header + ")\r\n";
    Map<String, String> found =
        Map.of("UID FETCH", fetched + "TAG OK done", "UID SEARCH", "* SEARCH 7\nTAG OK done");
    String refused = row.situation().find("to").orElse("");
    found.forEach(
        (command, says) -> {
          if (!command.equals(refused)) {
            imap.answering(command, Reply.saying(says));
          }
        });
  }
}

package dev.tend.probe.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What some server answers, and what that means.
 *
 * @param protocol {@code SMTP}, {@code IMAP} or {@code POP3}
 * @param stage where in the exchange; {@code promised} is a log-in at a POP3 server that promises
 *     to say {@code [AUTH]} of bad credentials
 * @param answer its lines, joined by line breaks
 * @param meaning what it means
 * @param source who answers so
 */
record RefusalExample(
    String protocol, String stage, String answer, RefusalMeaning meaning, String source) {
  private static final String FILE = "refusals.txt";

  /** All of them. */
  static List<RefusalExample> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RefusalExample.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(RefusalExample::of)
          .toList();
    }
  }

  private static RefusalExample of(String line) {
    List<String> columns = Arrays.asList(line.split("\\s*\\|\\s*", -1));
    return new RefusalExample(
        columns.get(0),
        columns.get(1),
        columns.get(2).replace("\\n", "\n"),
        RefusalMeaning.valueOf(columns.get(3)),
        columns.get(4));
  }

  RefusalTable table() {
    return switch (protocol) {
      case "SMTP" -> RefusalRules.SMTP;
      case "IMAP" -> RefusalRules.IMAP;
      case "POP3" -> RefusalRules.POP3;
      default -> throw new IllegalArgumentException(protocol);
    };
  }

  RefusalTable.Row deciding() {
    return table().deciding(refusal());
  }

  private RefusedReply refusal() {
    if (stage.equals("promised")) {
      return RefusedReply.ofPop3(MailStage.LOGIN, answer).promised();
    }
    MailStage at = MailStage.valueOf(stage.toUpperCase(Locale.ROOT));
    return switch (protocol) {
      case "SMTP" -> RefusedReply.ofSmtp(at, smtp());
      case "IMAP" -> RefusedReply.ofImap(at, new ImapResponse(answer, List.of()));
      default -> RefusedReply.ofPop3(at, answer);
    };
  }

  private SmtpReply smtp() {
    List<String> lines = new ArrayList<>();
    answer.lines().forEach(line -> lines.add(line.substring(4)));
    return new SmtpReply(Integer.parseInt(answer.substring(0, 3)), lines);
  }
}

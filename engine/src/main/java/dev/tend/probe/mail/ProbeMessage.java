package dev.tend.probe.mail;

import dev.tend.definition.ItemId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of one run. Whose it is and when it was made stands in its header, so that a later
 * run knows what it may remove.
 *
 * @param marker who sends it: the same for all runs of one probe on one server, and only for those
 * @param token the run: unlike every other, and beginning with the time
 */
record ProbeMessage(String marker, String token) {
  /** The header that bears the marker. */
  static final String MARKER_HEADER = "X-Tend-Marker";

  /** The header that bears the token. */
  static final String TOKEN_HEADER = "X-Tend-Run";

  private static final int MARKER_BYTES = 12;
  private static final Pattern MARKER_LINE = line(MARKER_HEADER);
  private static final Pattern TOKEN_LINE = line(TOKEN_HEADER);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  /** A new one. */
  static ProbeMessage by(ItemId probe, String server, Instant now) {
    String random = UUID.randomUUID().toString().replace("-", "");
    return new ProbeMessage(
        marker(probe, server), String.format("%010x-%s", now.getEpochSecond(), random));
  }

  private static String marker(ItemId probe, String server) {
    try {
      String whose = (server + "\n" + probe).toLowerCase(Locale.ROOT);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whose.getBytes(StandardCharsets.UTF_8));
      return "tend-" + HexFormat.of().formatHex(digest, 0, MARKER_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /** As it is handed in. Automatic, so that nobody answers it. */
  String text(MailAddress sender, MailAddress recipient, Instant now) {
    return String.join(
        "\r\n",
        "From: <" + sender + ">",
        "To: <" + recipient + ">",
        "Date: " + DATE.format(now.atOffset(ZoneOffset.UTC)),
        "Subject: Tend mail flow probe " + token,
        "Message-ID: <" + token + "@" + sender.domain() + ">",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        MARKER_HEADER + ": " + marker,
        TOKEN_HEADER + ": " + token,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "This message shows that mail arrives here. The probe that sent it removes it.",
        "");
  }

  /** Whether a header is that of this message. */
  boolean isIn(String header) {
    return find(MARKER_LINE, header).equals(Optional.of(marker))
        && find(TOKEN_LINE, header).equals(Optional.of(token));
  }

  /** Whether a header is that of a message of the same probe that was made before an instant. */
  boolean isLeftOver(String header, Instant before) {
    Optional<String> other = find(TOKEN_LINE, header);
    return find(MARKER_LINE, header).equals(Optional.of(marker))
        && other.isPresent()
        && madeAt(other.get()).filter(made -> made.isBefore(before)).isPresent();
  }

  private static Optional<Instant> madeAt(String token) {
    int dash = token.indexOf('-');
    return dash == 10 && token.substring(0, dash).matches("[0-9a-f]{10}")
        ? Optional.of(Instant.EPOCH.plus(Duration.ofSeconds(Long.parseLong(token, 0, dash, 16))))
        : Optional.empty();
  }

  private static Optional<String> find(Pattern line, String header) {
    Matcher matcher = line.matcher(header);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Pattern line(String header) {
    return Pattern.compile(
        "(?im)^" + Pattern.quote(header) + ":[ \\t]*([0-9a-z-]{1,80})[ \\t]*\\r?$");
  }
}

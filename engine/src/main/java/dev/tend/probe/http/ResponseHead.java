package dev.tend.probe.http;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an answer, as far as it matters here.
 *
 * @param status the status
 * @param reason the words behind it
 * @param chunked whether the page comes in pieces, each with its length before it
 * @param length the length of the page; empty when the end of the connection ends it
 */
record ResponseHead(int status, String reason, boolean chunked, OptionalLong length) {
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: (.*))?");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final int MOST_INTERIM = 10;
  private static final int FIRST_FINAL = 200;

  /** Reads the head of the final answer; what comes before it, such as early hints, is skipped. */
  static ResponseHead read(LineConnection connection) throws ExchangeException {
    connection.beginReply();
    for (int interim = 0; interim < MOST_INTERIM; interim++) {
      ResponseHead head = next(connection);
      if (head.status >= FIRST_FINAL) {
        return head;
      }
    }
    throw ExchangeException.failed(
        ErrorClass.ANSWER_TOO_LONG,
        connection.endpoint() + " sent " + MOST_INTERIM + " answers that are not the final one");
  }

  /** Whether a page follows, by the status. */
  boolean hasPage() {
    return status != 204 && status != 304;
  }

  private static ResponseHead next(LineConnection connection) throws ExchangeException {
    String line = connection.line();
    Matcher form = STATUS_LINE.matcher(line);
    if (!form.matches()) {
      throw connection.violation(line);
    }
    String reason = form.group(2);
    boolean chunked = false;
    OptionalLong length = OptionalLong.empty();
    for (String header = connection.line(); !header.isEmpty(); header = connection.line()) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw connection.violation(header);
      }
      String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      if (name.equals("transfer-encoding")) {
        chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
      } else if (name.equals("content-length")) {
        if (!LENGTH.matcher(value).matches()) {
          throw connection.violation(header);
        }
        length = OptionalLong.of(Long.parseLong(value));
      }
    }
    return new ResponseHead(
        Integer.parseInt(form.group(1)), reason == null ? "" : reason, chunked, length);
  }
}

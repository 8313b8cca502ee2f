package dev.tend.http;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Takes what browsers and curl take and HttpCore alone refuses: a status without a blank after it,
 * blanks before a colon, lengths that are repeated or go on, encodings that change nothing.
 */
final class LenientParsing extends BasicLineParser implements ContentLengthStrategy {
  static final LenientParsing INSTANCE = new LenientParsing();

  /** The types of frames with which a server begins HTTP/2 (RFC 9113 sections 3.4 and 6). */
  private static final String FIRST_FRAMES = "\u0004\u0007";

  private static final int TYPE_OF_FRAME = 3;
  private static final Pattern STATUS_LINE =
      Pattern.compile("(?i)\\s*http/([0-9.]+)\\s+([0-9]{3})(\\D.*)?");
  private static final Pattern LENGTH = Pattern.compile("\\+?([0-9]+)");
  private static final int MOST_DIGITS = 18;

  private LenientParsing() {}

  @Override
  public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
    if (line.length() > TYPE_OF_FRAME
        && line.charAt(0) == 0
        && FIRST_FRAMES.indexOf(line.charAt(TYPE_OF_FRAME)) >= 0) {
      throw new Http1Client.OtherVersionException();
    }
    Matcher parts = STATUS_LINE.matcher(line);
    if (!parts.matches()) {
      return super.parseStatusLine(line);
    }
    CharArrayBuffer strict = new CharArrayBuffer(line.length() + 2);
    strict.append(
        "HTTP/"
            + parts.group(1)
            + " "
            + parts.group(2)
            + " "
            + Objects.toString(parts.group(3), "").strip());
    return super.parseStatusLine(strict);
  }

  @Override
  public Header parseHeader(CharArrayBuffer line) throws ParseException {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new ParseException("a line that is no header: " + line);
    }
    return new BasicHeader(
        line.substringTrimmed(0, colon), line.substringTrimmed(colon + 1, line.length()));
  }

  @Override
  public long determineLength(HttpMessage answer) throws HttpException {
    List<String> codings = values(answer, HttpHeaders.TRANSFER_ENCODING);
    for (String coding : codings) {
      if (!coding.equals("chunked") && !coding.equals("identity")) {
        throw new NotImplementedException("an unknown transfer encoding: " + coding);
      }
    }
    if (codings.contains("chunked")) {
      return CHUNKED;
    }
    List<String> lengths = values(answer, HttpHeaders.CONTENT_LENGTH);
    if (lengths.isEmpty()) {
      return UNDEFINED;
    }
    Matcher length = LENGTH.matcher(lengths.getFirst());
    if (lengths.size() > 1 || !length.lookingAt()) {
      throw new ProtocolException("a length that makes no sense: " + String.join(", ", lengths));
    }
    String digits = length.group(1);
    return digits.length() > MOST_DIGITS ? UNDEFINED : Long.parseLong(digits);
  }

  /** The distinct values of all headers of a name, in lower case. */
  private static List<String> values(HttpMessage answer, String name) {
    Iterator<Header> headers = answer.headerIterator(name);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(headers, 0), false)
        .flatMap(header -> Arrays.stream(String.valueOf(header.getValue()).split(",", -1)))
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}

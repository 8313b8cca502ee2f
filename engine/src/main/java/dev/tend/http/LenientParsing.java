package dev.tend.http;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
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
 * Takes what browsers and curl take and HttpCore alone refuses: blanks before a colon, lengths that
 * are repeated, encodings that change nothing.
 */
final class LenientParsing extends BasicLineParser implements ContentLengthStrategy {
  static final LenientParsing INSTANCE = new LenientParsing();

  /** The types of frames with which a server begins HTTP/2 (RFC 9113 sections 3.4 and 6). */
  private static final String FIRST_FRAMES = "\u0004\u0007";

  private static final int TYPE_OF_FRAME = 3;

  private LenientParsing() {}

  @Override
  public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
    if (line.length() > TYPE_OF_FRAME
        && line.charAt(0) == 0
        && FIRST_FRAMES.indexOf(line.charAt(TYPE_OF_FRAME)) >= 0) {
      throw new Http1Client.OtherVersionException();
    }
    return super.parseStatusLine(line);
  }

  @Override
  public Header parseHeader(CharArrayBuffer line) throws ParseException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substringTrimmed(0, colon);
    if (name.isEmpty()) {
      throw new ParseException("a line that is no header: " + line);
    }
    return new BasicHeader(name, line.substringTrimmed(colon + 1, line.length()));
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
    if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
      throw new ProtocolException("a length that makes no sense: " + String.join(", ", lengths));
    }
    return Long.parseLong(lengths.getFirst());
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

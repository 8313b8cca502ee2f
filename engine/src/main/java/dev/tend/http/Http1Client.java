package dev.tend.http;

import dev.tend.definition.value.WebUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Sends one request over a socket that the caller has connected, and so resolved, encrypted and
 * given a deadline, as it sees fit. What a server may answer is bounded: a head of 256 KiB and
 * 1,000 headers, as in browsers, ten interim answers, and of the page what the caller asks for.
 * Redirects are not followed.
 */
public final class Http1Client {
  private static final int MOST_HEAD_BYTES = 256 * 1024;
  private static final Http1Config BOUNDS =
      Http1Config.custom()
          .setMaxLineLength(MOST_HEAD_BYTES)
          .setMaxHeaderCount(1000)
          .setMaxEmptyLineCount(1)
          .build();
  private static final int MOST_INTERIM = 10;
  private static final HttpProcessor HEADERS =
      new DefaultHttpProcessor(
          new RequestContent(), new RequestTargetHost(), new RequestUserAgent("tend"));
  private static final DefaultHttpResponseParserFactory ANSWERS =
      new DefaultHttpResponseParserFactory(BOUNDS, LenientParsing.INSTANCE, null);
  private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

  private Http1Client() {}

  /** A request for what is there at a URL; it names the host as the URL does. */
  public static ClassicHttpRequest request(String method, WebUrl url) {
    boolean usual = url.port() == url.usualPort();
    return new BasicClassicHttpRequest(
        method,
        url.encrypted() ? "https" : "http",
        new URIAuthority(url.requestHost(), usual ? -1 : url.port()),
        url.target());
  }

  /**
   * Sends a request and reads the head of the final answer. The caller closes the socket.
   *
   * @throws IOException if the connection fails or ends, or a line or the headers are longer than
   *     the bounds allow ({@link MessageConstraintException})
   * @throws HttpException if the answer is not HTTP ({@link OtherVersionException}: not HTTP/1)
   */
  public static ClassicHttpResponse send(Socket socket, ClassicHttpRequest request)
      throws IOException, HttpException {
    // Not closed: that would send a TLS close notify and wait; the socket is the caller's.
    @SuppressWarnings("resource")
    var connection = new Connection(new HeadLimit(socket.getInputStream(), MOST_HEAD_BYTES));
    connection.open(socket);
    var context = HttpCoreContext.create();
    request.setHeader(HttpHeaders.CONNECTION, "close");
    EXECUTOR.preProcess(request, HEADERS, context);
    int[] interim = {0};
    ClassicHttpResponse answer =
        EXECUTOR.execute(
            request,
            connection,
            (response, on, within) -> {
              if (++interim[0] == MOST_INTERIM) {
                throw new TooManyInterimException();
              }
            },
            context);
    connection.head.lift();
    return answer;
  }

  /** The beginning of the page, up to so many bytes; empty when the answer has none. */
  public static byte[] beginning(ClassicHttpResponse response, int mostBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    // Not closed: that would read the rest.
    @SuppressWarnings("resource")
    InputStream page = entity.getContent();
    return page.readNBytes(mostBytes);
  }

  private static final class Connection extends DefaultBHttpClientConnection {
    final HeadLimit head;

    Connection(HeadLimit head) {
      super(BOUNDS, null, null, LenientParsing.INSTANCE, null, null, ANSWERS);
      this.head = head;
    }

    void open(Socket socket) throws IOException {
      bind(
          new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket bound) {
              return head;
            }
          });
    }
  }

  /** A server sent ten answers, none of them final. */
  public static final class TooManyInterimException extends HttpException {
    private static final long serialVersionUID = 1L;

    TooManyInterimException() {
      super(MOST_INTERIM + " interim answers and no final one");
    }
  }

  /** A server answered in HTTP/2, which this client did not offer and does not speak. */
  public static final class OtherVersionException extends ParseException {
    private static final long serialVersionUID = 1L;

    OtherVersionException() {
      super("an answer in HTTP/2");
    }
  }
}

package dev.tend.api.client;

import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentException.Trouble;
import dev.tend.api.model.ApiJson;
import dev.tend.api.model.ErrorAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/**
 * One question and its answer over HTTP. {@link HttpURLConnection} is old, but with it a command is
 * done before the newer client has started its threads.
 */
final class HttpTransport {
  private static final int CONNECTED_WITHIN_MILLIS = 2_000;
  private static final int LONGEST_ANSWER = 64 << 20;

  private final ApiJson json = new ApiJson();
  private final String address;
  private final Path tokenFile;

  HttpTransport(String address, Path tokenFile) {
    this.address = address;
    this.tokenFile = tokenFile;
  }

  <T> T get(String path, Duration timeout, Class<T> type) throws AgentException {
    return ask("GET", path, "", timeout, type);
  }

  <T> T post(String path, Object body, Duration timeout, Class<T> type) throws AgentException {
    return ask("POST", path, json.write(body), timeout, type);
  }

  private <T> T ask(String method, String path, String body, Duration timeout, Class<T> type)
      throws AgentException {
    try {
      HttpURLConnection connection = connect(method, path, timeout);
      connection.setRequestProperty("Authorization", token(timeout).header());
      if (!body.isEmpty()) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw refusal(status, connection);
      }
      return json.read(text(connection.getInputStream()), type);
    } catch (ConnectException refused) {
      throw new AgentException(
          Trouble.NOT_RUNNING,
          "the agent is not running: nothing listens on " + address + "; start it with tend agent");
    } catch (SocketTimeoutException late) {
      throw new AgentException(
          Trouble.SILENT,
          "the agent on "
              + address
              + " did not answer within "
              + timeout.toSeconds()
              + " s; see its log");
    } catch (JacksonException | IOException broken) {
      throw new AgentException(
          Trouble.BROKEN,
          "what listens on " + address + " does not answer like the agent: " + broken);
    }
  }

  private HttpURLConnection connect(String method, String path, Duration timeout)
      throws IOException {
    URI uri = URI.create("http://" + address + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECTED_WITHIN_MILLIS);
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  /** That nothing listens is reported before a problem with the token, which matters less then. */
  private ApiToken token(Duration timeout) throws AgentException, IOException {
    try {
      return ApiToken.read(tokenFile);
    } catch (IOException unreadable) {
      HttpURLConnection knock = connect("GET", "/healthz", timeout);
      knock.connect();
      knock.disconnect();
      throw trouble(unreadable);
    }
  }

  private AgentException trouble(IOException unreadable) {
    String what =
        switch (unreadable) {
          case AccessDeniedException denied ->
              tokenFile + " may not be read; run this as the agent's user or as root";
          case NoSuchFileException absent ->
              "there is no token " + tokenFile + "; is this the state of the agent that runs here?";
          default -> String.valueOf(unreadable.getMessage());
        };
    return new AgentException(Trouble.TOKEN, what);
  }

  private AgentException refusal(int status, HttpURLConnection connection) throws IOException {
    InputStream stream = connection.getErrorStream();
    ErrorAnswer answer =
        stream == null
            ? new ErrorAnswer("HTTP status " + status, "see the agent's log")
            : json.read(text(stream), ErrorAnswer.class);
    Trouble trouble =
        switch (status) {
          case 401 -> Trouble.TOKEN;
          case 404 -> Trouble.UNKNOWN;
          case 504 -> Trouble.SILENT;
          default -> status < 500 ? Trouble.REFUSED : Trouble.BROKEN;
        };
    return new AgentException(trouble, answer.text());
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      byte[] bytes = stream.readNBytes(LONGEST_ANSWER);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}

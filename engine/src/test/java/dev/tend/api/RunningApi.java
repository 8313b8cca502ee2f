package dev.tend.api;

import dev.tend.api.client.AgentClient;
import dev.tend.api.server.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The real server before a fake agent, on a free port. */
public final class RunningApi implements AutoCloseable {
  private final ApiServer server;
  private final Path state;

  private RunningApi(ApiServer server, Path state) {
    this.server = server;
    this.state = state;
  }

  /** Starts it; its token lies in a directory. */
  public static RunningApi of(FakeAgent agent, Path state) throws IOException {
    return of(agent, noOverrides(), state);
  }

  /** The same for callers with these tokens. */
  public static RunningApi of(FakeAgent agent, ApiToken token) throws IOException {
    return of(agent, noOverrides(), token);
  }

  /** The same with overrides. */
  public static RunningApi of(FakeAgent agent, OverrideOperations overrides, Path state)
      throws IOException {
    return of(agent, overrides, ApiToken.ofAgent(state));
  }

  private static RunningApi of(FakeAgent agent, OverrideOperations overrides, ApiToken token)
      throws IOException {
    InetSocketAddress any =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    ApiServer server = ApiServer.start(any, token, agent, agent, overrides, () -> "# no metrics\n");
    return new RunningApi(server, token.file().resolveSibling(""));
  }

  /** One that refuses to speak of overrides. */
  public static OverrideOperations noOverrides() {
    return new NoOverrides();
  }

  /** Where it listens, such as {@code 127.0.0.1:40123}. */
  public String address() {
    return "127.0.0.1:" + server.address().getPort();
  }

  /** A client that may ask. */
  public AgentClient client() {
    return new AgentClient(address(), state.resolve(ApiToken.FILE));
  }

  /** What it answers to bytes on a connection that is then closed. */
  public String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A connection. */
  public Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(server.address());
    return socket;
  }

  @Override
  public void close() {
    server.close();
  }
}

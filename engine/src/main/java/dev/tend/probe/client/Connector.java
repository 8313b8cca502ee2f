package dev.tend.probe.client;

import dev.tend.probe.ErrorClass;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Makes connections. One serves all probes. Safe for use by many threads. */
public final class Connector {
  private final HostResolver resolver;
  private final Tls tls = new Tls();

  /** Resolves host names with this. */
  public Connector(HostResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Connects, in the phase {@code connect}, and encrypts from the first byte if told to, in the
   * phase {@code tls}. Tries the addresses of the host in order, each with its share of the time.
   *
   * @throws ConversationException if no address answers or TLS cannot be agreed on. Of several
   *     addresses the one that says most against the server decides: one that this host cannot use
   *     does not hide that another refused. Inconclusive when the name cannot be resolved, this
   *     host can use none of the addresses, or TLS fails for what this client lacks or refuses and
   *     others may have or accept, which says nothing about the server
   * @throws InterruptedException if the run was abandoned
   */
  public LineConnection dial(ConnectionContext context, Endpoint endpoint)
      throws ConversationException, InterruptedException {
    return dial(context, endpoint, endpoint.host());
  }

  /** The same, asking for a server name in TLS that is not the host connected to. */
  public LineConnection dial(ConnectionContext context, Endpoint endpoint, String serverName)
      throws ConversationException, InterruptedException {
    context.enter("connect");
    DeadlineSocket socket = connect(context, endpoint);
    try {
      LineConnection connection = new LineConnection(context, endpoint, socket, tls, serverName);
      connection.begin();
      return connection;
    } catch (ConversationException failure) {
      context.close(socket);
      throw failure;
    } catch (IOException gone) {
      context.close(socket);
      throw ConversationException.failed(
          ErrorClass.CONNECTION_CLOSED, endpoint + " closed the connection at once: " + gone);
    }
  }

  private DeadlineSocket connect(ConnectionContext context, Endpoint endpoint)
      throws ConversationException, InterruptedException {
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(endpoint.host(), context.deadline());
    } catch (NameNotResolvedException unknown) {
      throw ConversationException.inconclusive(
          ErrorClass.NAME_NOT_RESOLVED, endpoint + " was not reached: " + unknown.getMessage());
    }
    int left = addresses.size();
    Optional<ConversationException> verdict = Optional.empty();
    for (InetAddress address : addresses) {
      Deadline share = context.deadline().orWithin(context.deadline().remaining().dividedBy(left));
      DeadlineSocket socket = new DeadlineSocket(context.deadline());
      context.run().scope().closes(socket);
      try {
        socket.connectBy(share, new InetSocketAddress(address, endpoint.port()));
        return socket;
      } catch (IOException refused) {
        context.close(socket);
        left--;
        ConversationException failure =
            ConnectFailures.because(endpoint + " (" + address.getHostAddress() + ")", refused);
        if (verdict.isEmpty() || failure.saysMoreThan(verdict.get())) {
          verdict = Optional.of(failure);
        }
      }
    }
    throw verdict.orElseThrow();
  }
}

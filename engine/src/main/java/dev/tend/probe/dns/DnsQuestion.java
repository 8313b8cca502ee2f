package dev.tend.probe.dns;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConnectFailures;
import dev.tend.probe.client.ConversationException;
import dev.tend.resolver.AddressLiteral;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * One question, asked of one server.
 *
 * @param server whom to ask
 * @param name what to ask for
 * @param type the type of record
 */
record DnsQuestion(InetSocketAddress server, Name name, int type) {
  /** A lost packet is not a failure: the question is repeated once, halfway to the deadline. */
  private static final int TIMES = 2;

  /**
   * Reads the name.
   *
   * @param query a name, or for a PTR record also an address
   * @throws ConversationException if it is not a name
   */
  static Name name(String query, int type) throws ConversationException {
    Optional<InetAddress> address =
        type == Type.PTR ? AddressLiteral.parse(query) : Optional.empty();
    if (address.isPresent()) {
      return ReverseMap.fromAddress(address.get());
    }
    try {
      return Name.fromString(query, Name.root);
    } catch (TextParseException impossible) {
      throw ConversationException.cannot("the query is not a name: " + impossible.getMessage());
    }
  }

  /**
   * The answer, whatever its code is.
   *
   * @throws ConversationException if none comes, or what comes is not an answer
   */
  Message ask(Deadline deadline, CancellationScope scope)
      throws ConversationException, InterruptedException {
    for (int time = 1; ; time++) {
      Duration share = deadline.remaining().dividedBy(TIMES + 1L - time);
      Optional<Message> answer = ask(share, scope);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (time == TIMES || deadline.expired()) {
        throw ConversationException.timedOut(
            server.getAddress().getHostAddress()
                + " port "
                + server.getPort()
                + " did not answer by the deadline");
      }
    }
  }

  private Optional<Message> ask(Duration share, CancellationScope scope)
      throws ConversationException, InterruptedException {
    var resolver = new SimpleResolver(server);
    resolver.setTimeout(share);
    var question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    CompletableFuture<Message> answer =
        resolver
            .sendAsync(question, task -> Thread.ofVirtual().name("dns-probe").start(task))
            .toCompletableFuture();
    AutoCloseable waiting = () -> answer.cancel(true);
    scope.closes(waiting);
    try {
      return Optional.of(answer.get(share.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failure) {
      return explain(failure.getCause() == null ? failure : failure.getCause());
    } finally {
      scope.closed(waiting);
    }
  }

  private Optional<Message> explain(Throwable failure) throws ConversationException {
    String where = server.getAddress().getHostAddress() + " port " + server.getPort();
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof SocketTimeoutException) {
      return Optional.empty();
    }
    if (failure instanceof WireParseException) {
      throw ConversationException.failed(
          ErrorClass.PROTOCOL_VIOLATION, "the answer of " + where + " is not DNS: " + said);
    }
    if (failure instanceof IOException unreached) {
      throw ConnectFailures.because(where, unreached);
    }
    throw new IllegalStateException("the question to " + where + " broke", failure);
  }
}

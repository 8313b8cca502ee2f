package dev.tend.resolver;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.WireParseException;

/** Asks one name server once, for dnsjava's look-ups, which follow aliases and search domains. */
final class OneServer extends SimpleResolver {
  private final Duration patience;
  private final boolean hasOthers;

  /**
   * @param hasOthers whether another server is asked when this one cannot answer. One that neither
   *     knows a name nor looks it up, and says so with an empty answer, counts as such then, as it
   *     does in the resolver of the C library
   */
  OneServer(InetSocketAddress server, Duration patience, boolean hasOthers) {
    super(server);
    this.patience = patience;
    this.hasOthers = hasOthers;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    return CompletableFuture.supplyAsync(() -> ask(query), executor);
  }

  private Message ask(Message query) {
    try {
      Message answer =
          new DnsExchange(
                  getAddress(), query.getQuestion(), Deadline.in(patience), new CancellationScope())
              .ask(1)
              .message();
      if (hasOthers && isLame(answer)) {
        throw new WireParseException("it is not responsible, and looks nothing up");
      }
      return answer;
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
  }

  private static boolean isLame(Message answer) {
    return answer.getRcode() == Rcode.NOERROR
        && answer.getSection(Section.ANSWER).isEmpty()
        && !answer.getHeader().getFlag(Flags.AA)
        && !answer.getHeader().getFlag(Flags.RA)
        && answer.getSection(Section.ADDITIONAL).isEmpty();
  }
}

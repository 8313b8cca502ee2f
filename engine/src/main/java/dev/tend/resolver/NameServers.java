package dev.tend.resolver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks one name server after the other until one knows. A server that says it cannot answer is
 * skipped like a silent one, which dnsjava's own list of servers does not do.
 */
final class NameServers {
  private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);

  /** By server, in the order of the file. */
  private final List<LookupSession> servers = new ArrayList<>();

  private final int turns;

  /** Whom to ask first: the next one once this one was silent. */
  private final AtomicInteger first = new AtomicInteger();

  NameServers(ResolvConf resolvConf) {
    List<Name> domains = domains(resolvConf.searchDomains());
    boolean hasOthers = resolvConf.servers().size() > 1;
    for (InetSocketAddress server : resolvConf.servers()) {
      servers.add(
          LookupSession.builder()
              .resolver(new OneServer(server, resolvConf.patience(), hasOthers))
              .searchPath(domains)
              .ndots(resolvConf.ndots())
              .executor(task -> Thread.ofVirtual().name("dns-answer").start(task))
              .build());
    }
    turns = resolvConf.rounds() * servers.size();
  }

  /**
   * Looks a name up. Fails with what the last server said, or with what any said when the others
   * were silent. A server that was silent is not asked first again: probes are timed, and waiting
   * for it each time would make every service look slow.
   */
  CompletionStage<LookupResult> ask(Name name, int type) {
    return ask(first.get(), turns, name, type);
  }

  private CompletionStage<LookupResult> ask(int server, int turnsLeft, Name name, int type) {
    return servers
        .get(server)
        .lookupAsync(name, type)
        .exceptionallyCompose(
            failure -> {
              Throwable cause = cause(failure);
              int next = (server + 1) % servers.size();
              if (isSilence(cause)) {
                first.compareAndSet(server, next);
              }
              if (isAnAnswer(cause) || turnsLeft == 1) {
                return CompletableFuture.failedStage(cause);
              }
              return ask(next, turnsLeft - 1, name, type)
                  .exceptionallyCompose(later -> failed(cause, cause(later)));
            });
  }

  private static CompletionStage<LookupResult> failed(Throwable first, Throwable later) {
    return CompletableFuture.failedStage(isSilence(later) ? first : later);
  }

  private static boolean isAnAnswer(Throwable failure) {
    return failure instanceof NoSuchDomainException || failure instanceof NoSuchRRSetException;
  }

  /** Whether no server said anything; an answer that cannot be parsed is still an answer. */
  static boolean isSilence(Throwable failure) {
    return failure instanceof IOException && !(failure instanceof WireParseException);
  }

  /** What went wrong, without what the stages between wrapped it in. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static List<Name> domains(List<String> texts) {
    var domains = new ArrayList<Name>();
    for (String text : texts) {
      try {
        domains.add(Name.fromString(text, Name.root));
      } catch (TextParseException notDomain) {
        LOG.warn("the search domain {} is not a domain and is left out", text);
      }
    }
    return domains;
  }
}

package dev.tend.resolver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
 * passed over as one that is silent is, which dnsjava's own list of servers does not do.
 */
final class NameServers {
  private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);

  private final List<LookupSession> turns = new ArrayList<>();

  NameServers(ResolvConf resolvConf) {
    List<Name> domains = domains(resolvConf.searchDomains());
    for (int round = 0; round < resolvConf.rounds(); round++) {
      for (InetSocketAddress server : resolvConf.servers()) {
        boolean hasOthers = resolvConf.servers().size() > 1;
        turns.add(
            LookupSession.builder()
                .resolver(new OneServer(server, resolvConf.patience(), hasOthers))
                .searchPath(domains)
                .ndots(resolvConf.ndots())
                .executor(task -> Thread.ofVirtual().name("dns-answer").start(task))
                .build());
      }
    }
  }

  /**
   * Looks a name up. Fails with what the last server said, or with what any said when the others
   * were silent.
   */
  CompletionStage<LookupResult> ask(Name name, int type) {
    return ask(0, name, type);
  }

  private CompletionStage<LookupResult> ask(int turn, Name name, int type) {
    return turns
        .get(turn)
        .lookupAsync(name, type)
        .exceptionallyCompose(
            failure -> {
              Throwable cause = cause(failure);
              if (isAnAnswer(cause) || turn + 1 == turns.size()) {
                return CompletableFuture.failedStage(cause);
              }
              return ask(turn + 1, name, type)
                  .exceptionallyCompose(later -> failed(cause, cause(later)));
            });
  }

  private static CompletionStage<LookupResult> failed(Throwable first, Throwable later) {
    return CompletableFuture.failedStage(isSilence(later) ? first : later);
  }

  private static boolean isAnAnswer(Throwable failure) {
    return failure instanceof NoSuchDomainException || failure instanceof NoSuchRRSetException;
  }

  /** Whether no server said anything; what cannot be understood was said all the same. */
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

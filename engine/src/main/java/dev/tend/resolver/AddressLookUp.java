package dev.tend.resolver;

import dev.tend.resolver.NameNotResolvedException.Reason;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.NoSuchDomainException;

/** Asks for both families of a name's addresses at once. */
final class AddressLookUp {
  /** How long a family that was found waits for the other. */
  private static final long GRACE_MILLIS = 300;

  private AddressLookUp() {}

  /**
   * @param addresses at least one
   * @param ttl how many seconds they may be kept
   */
  record Found(List<InetAddress> addresses, long ttl) {}

  /** One family: what was found of it, or why nothing was; neither when there is none. */
  private record Half(List<Record> records, Optional<Throwable> failure) {
    static final Half NONE = new Half(List.of(), Optional.empty());
  }

  /** Fails with {@link NameNotResolvedException}. */
  static CompletableFuture<Found> start(NameServers servers, Name name) {
    CompletableFuture<Half> four = half(servers, name, Type.A);
    CompletableFuture<Half> six = half(servers, name, Type.AAAA);
    hurry(four, six);
    hurry(six, four);
    return four.thenCombine(six, (a, b) -> join(name, a, b));
  }

  private static void hurry(CompletableFuture<Half> first, CompletableFuture<Half> other) {
    var unused =
        first.thenAccept(
            half -> {
              if (!half.records().isEmpty()) {
                other.completeOnTimeout(Half.NONE, GRACE_MILLIS, TimeUnit.MILLISECONDS);
              }
            });
  }

  private static CompletableFuture<Half> half(NameServers servers, Name name, int type) {
    return servers
        .ask(name, type)
        .<Half>handle(
            (result, failure) ->
                failure == null
                    ? new Half(addresses(result, type), Optional.empty())
                    : new Half(List.of(), Optional.of(NameServers.cause(failure))))
        .toCompletableFuture();
  }

  private static List<Record> addresses(LookupResult result, int type) {
    return result.getRecords().stream().filter(record -> record.getType() == type).toList();
  }

  private static Found join(Name name, Half four, Half six) {
    List<Record> records = Stream.concat(four.records.stream(), six.records.stream()).toList();
    if (records.isEmpty()) {
      throw new CompletionException(unresolved(name, four, six));
    }
    return new Found(
        records.stream().map(AddressLookUp::address).toList(),
        records.stream().mapToLong(Record::getTTL).min().orElse(0));
  }

  private static InetAddress address(Record record) {
    return record instanceof ARecord four ? four.getAddress() : ((AAAARecord) record).getAddress();
  }

  private static NameNotResolvedException unresolved(Name name, Half four, Half six) {
    List<Throwable> failures = Stream.of(four, six).flatMap(half -> half.failure.stream()).toList();
    String host = name.toString();
    if (failures.isEmpty()) {
      return new NameNotResolvedException(Reason.NO_ADDRESS, host + " exists but has no address");
    }
    if (failures.stream().anyMatch(NoSuchDomainException.class::isInstance)) {
      return new NameNotResolvedException(
          Reason.NO_SUCH_NAME, "the name servers do not know " + host);
    }
    for (Throwable failure : failures) {
      if (!NameServers.isSilence(failure)) {
        return new NameNotResolvedException(
            Reason.SERVER_FAILED,
            "the name servers could not answer for " + host + ": " + failure.getMessage());
      }
    }
    return new NameNotResolvedException(
        Reason.NO_ANSWER, "no name server answered when asked for " + host);
  }
}

package dev.tend.probe.dns;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.ValueException;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConnectFailures;
import dev.tend.probe.client.ConversationException;
import dev.tend.resolver.AddressLiteral;
import dev.tend.resolver.DnsExchange;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
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
      return Name.fromString(NameForms.dnsName(query), Name.root);
    } catch (ValueException | TextParseException impossible) {
      throw ConversationException.cannot("the query is not a name: " + impossible.getMessage());
    }
  }

  /**
   * The answer, whatever its code is.
   *
   * @throws ConversationException if none comes, or what comes is not an answer
   */
  DnsExchange.Answer ask(Deadline deadline, CancellationScope scope) throws ConversationException {
    Record question = Record.newRecord(name, type, DClass.IN);
    try {
      return new DnsExchange(server, question, deadline, scope).ask(TIMES);
    } catch (SocketTimeoutException late) {
      throw ConversationException.timedOut(where() + " did not answer by the deadline");
    } catch (WireParseException noAnswer) {
      throw ConversationException.failed(
          ErrorClass.PROTOCOL_VIOLATION,
          "the answer of " + where() + " is not DNS: " + noAnswer.getMessage());
    } catch (IOException unreached) {
      throw ConnectFailures.because(where(), unreached);
    }
  }

  /**
   * Those records of an answer that are of the name or of what it is an alias of, in any order;
   * others say nothing of it.
   */
  List<Record> answeredBy(List<Record> records) {
    Set<Name> names = new HashSet<>(Set.of(name));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Record record : records) {
        if (record instanceof CNAMERecord alias && names.contains(alias.getName())) {
          grew |= names.add(alias.getTarget());
        }
      }
    }
    return records.stream()
        .filter(record -> record.getType() == type && names.contains(record.getName()))
        .toList();
  }

  private String where() {
    return server.getAddress().getHostAddress() + " port " + server.getPort();
  }
}

package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.resolver.FakeNameServer;
import java.nio.file.Path;
import org.xbill.DNS.Rcode;

/**
 * For dns: a name server that answers a question for {@code mail.test} with {@code records}, each
 * as in a zone file, with an {@code rcode}, or {@code does} what it should not.
 */
final class DnsRig implements Rig {
  private static final String NAME = "mail.test";
  private static final String CUT = "truncates and refuses TCP";

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Keys meets = row.meets();
    boolean byTcp = !meets.find("does").orElse("").equals(CUT);
    try (FakeNameServer server = byTcp ? new FakeNameServer() : FakeNameServer.withoutTcp()) {
      String[] records = meets.texts("records").toArray(String[]::new);
      switch (meets.find("does").orElse("")) {
        case "" -> server.answers(NAME, records);
        case "truncates" -> server.truncates(NAME, records);
        case CUT -> server.cutsOffAlways(NAME, records);
        case "refuses EDNS" -> server.refusesEdns(NAME, Rcode.FORMERR, records);
        case "drops EDNS" -> server.ignoresEdns(NAME, records);
        case "answers other questions first" -> server.answersAfterStrays(NAME, records);
        case "answers for another name" -> server.answersFor(NAME, "other.test.", "A", "192.0.2.7");
        case "refers elsewhere" -> server.refersElsewhere(NAME);
        case "knows no more than an alias of elsewhere" -> server.aliasOfElsewhere(NAME);
        case "says REFUSED alone" -> server.refusesBriefly(NAME, Rcode.REFUSED);
        case "ignores" -> server.ignores(NAME);
        case "babbles" -> server.babbles(NAME);
        default -> throw new IllegalArgumentException(row.toString());
      }
      meets.find("rcode").ifPresent(code -> server.refuses(NAME, Rcode.value(code)));
      Settings settings = run.settings();
      settings = settings.names().contains("query") ? settings : set(settings, "query", NAME);
      return run.with(set(settings, "port", server.address().getPort()));
    }
  }
}

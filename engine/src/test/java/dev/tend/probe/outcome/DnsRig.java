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

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    try (FakeNameServer server = new FakeNameServer()) {
      Keys meets = row.meets();
      String[] records = meets.texts("records").toArray(String[]::new);
      switch (meets.find("does").orElse("")) {
        case "" -> server.answers(NAME, records);
        case "truncates" -> server.truncates(NAME, records);
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

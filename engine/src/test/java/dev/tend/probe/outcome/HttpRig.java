package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.type.HttpProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.mail.TestCertificates;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.TlsScripts;
import java.nio.file.Path;

/**
 * For http: a server that answers whatever is asked with what the row {@code says}, head and page,
 * does or sends; {@code tls} tells how it begins TLS. The port in the setting {@code url} is
 * replaced by that of the server.
 */
final class HttpRig implements Rig {
  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Settings settings = MailRig.withPassword(run.settings());
    String url =
        settings.names().contains("url") ? settings.get(HttpProbeType.URL) : "http://127.0.0.1:1/";
    if (row.meets().find("does").filter(MailRig.REFUSES::equals).isPresent()) {
      return run.with(set(settings, "url", at(url, FreePorts.one())));
    }
    Reply reply = complete(Reply.of(row.meets()));
    boolean encrypted = url.startsWith("https") && reply.bytes().isEmpty();
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              if (encrypted) {
                TlsScripts.encrypt(
                    row.meets().find("tls").orElse("as usual"),
                    peer,
                    TestCertificates.GOOD.context());
                while (!peer.line().isEmpty()) {}
                reply.to(peer, "");
              } else if (peer.in().read(new byte[8192]) > 0) {
                reply.to(peer, "");
              }
            })) {
      return run.with(set(settings, "url", at(url, server.port())));
    }
  }

  /** An answer without a page ends with an empty line, which YAML leaves out. */
  private static Reply complete(Reply reply) {
    boolean head = reply.says().startsWith("HTTP/") && !reply.says().contains("\n\n");
    return head ? new Reply(reply.says().strip() + "\n\n", reply.does(), reply.bytes()) : reply;
  }

  private static String at(String url, int port) {
    return url.replaceFirst(":[0-9]+", ":" + port);
  }
}

package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * For probes that hold a conversation in lines: a mail server that is well gives one answer, {@code
 * says}, {@code does} or {@code bytes}, to the command {@code to} of the situation. {@code server}
 * there changes what it says to other commands. {@code shows} names the certificates, and {@code
 * tls} how it begins TLS.
 */
final class MailRig implements Rig {
  /** Where a port is that nobody listens at. */
  static final String REFUSES = "refuses the connection";

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Settings settings = withPassword(run.settings());
    if (row.meets().find("does").filter(REFUSES::equals).isPresent()) {
      return run.with(set(settings, "port", FreePorts.one()));
    }
    try (ScriptedServer server = ScriptedServer.playing(script(row, settings))) {
      return run.with(set(settings, "port", server.port()));
    }
  }

  private static MailScript script(OutcomeRow row, Settings settings) throws IOException {
    boolean certificate = row.probe().equals("tls-certificate");
    String protocol =
        certificate ? settings.get(TlsCertificateProbeType.PROTOCOL).name() : row.probe();
    MailScript script = script(row, MailDialect.of(protocol));
    boolean atOnce =
        certificate
            ? protocol.equals("TLS")
            : settings.find(ConnectionProperties.SECURITY).filter(Security.TLS::equals).isPresent();
    // What a row does in the handshake it does in its place.
    Keys meets = row.meets();
    boolean begins = meets.find("tls").or(() -> meets.find("shows")).isPresent();
    boolean instead = row.phase().equals("tls") && !begins;
    return atOnce && !instead ? script.encryptedAtOnce() : script;
  }

  /** A server of a dialect that does what a row says. */
  static MailScript script(OutcomeRow row, MailDialect dialect) throws IOException {
    MailScript script =
        new MailScript(dialect, ShownCertificates.named(row.meets().find("shows").orElse("good")));
    row.meets().find("tls").ifPresent(script::beginningTls);
    Keys others = row.situation().below("server");
    for (String command : others.values().keySet()) {
      script.answering(command, Reply.saying(others.text(command)));
    }
    Keys meets = row.meets();
    if (meets.find("says").or(() -> meets.find("does")).or(() -> meets.find("bytes")).isPresent()) {
      script.answering(row.situation().find("to").orElse("connection"), Reply.of(meets));
    }
    return script;
  }

  /** Who has an account has a password. */
  static Settings withPassword(Settings settings) {
    boolean account = settings.names().contains("username") || settings.names().contains("bindDn");
    return account && !settings.names().contains("password")
        ? set(settings, "password", "${secret:probe}")
        : settings;
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.SmtpProbeType.HELLO_NAME;
import static dev.tend.definition.type.SmtpProbeType.PORT;
import static dev.tend.definition.type.SmtpProbeType.TYPE;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Exchange;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.PhaseTimer;
import java.util.Optional;

/** Measures {@code smtp}. */
final class SmtpProbe implements Probe {
  private final Connector connector;
  private final String ownName;

  SmtpProbe(Connector connector, String ownName) {
    this.connector = connector;
    this.ownName = ownName;
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.SOCKETS;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    return Exchange.measure(run, timer -> walk(run, timer));
  }

  private Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ExchangeException, InterruptedException {
    Optional<Account> account =
        Account.of(run, ConnectionProperties.USERNAME, ConnectionProperties.PASSWORD);
    String name = run.settings().find(HELLO_NAME).orElse(ownName);
    try (SmtpClient client =
        SmtpClient.open(
            connector,
            ConnectionContext.whole(run, timer),
            EndpointSettings.of(run.settings(), PORT),
            new SmtpClient.Hello("EHLO", name))) {
      if (account.isPresent()) {
        SmtpLogin.logIn(client, account.get());
      }
      client.quit();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.Pop3ProbeType.PORT;
import static dev.tend.definition.type.Pop3ProbeType.TYPE;

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

/** Measures {@code pop3}. */
final class Pop3Probe implements Probe {
  private final Connector connector;

  Pop3Probe(Connector connector) {
    this.connector = connector;
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
    try (Pop3Client client =
        Pop3Client.open(
            connector,
            ConnectionContext.whole(run, timer),
            EndpointSettings.of(run.settings(), PORT))) {
      if (account.isPresent()) {
        client.logIn(account.get());
        client.command("stat", "STAT");
      }
      client.quit();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.TcpProbeType.GREETING;
import static dev.tend.definition.type.TcpProbeType.PORT;
import static dev.tend.definition.type.TcpProbeType.TYPE;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.Excerpt;
import dev.tend.probe.client.Exchange;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.util.Optional;

/** Measures {@code tcp}. */
final class TcpProbe implements Probe {
  private final Connector connector;

  TcpProbe(Connector connector) {
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
    Optional<String> greeting = run.settings().find(GREETING);
    Endpoint endpoint =
        new Endpoint(
            run.settings().get(ConnectionProperties.HOST), run.settings().get(PORT), Security.NONE);
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint)) {
      if (greeting.isPresent()) {
        connection.enter("greeting", "a line that begins with " + Excerpt.of(greeting.get()));
        connection.beginReply();
        String line = connection.line();
        if (!line.startsWith(greeting.get())) {
          throw connection.violation(line);
        }
      }
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }
}

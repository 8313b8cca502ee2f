package dev.tend.probe.mail;

import static dev.tend.definition.type.MailFlowProbeType.PASSWORD;
import static dev.tend.definition.type.MailFlowProbeType.RECIPIENT;
import static dev.tend.definition.type.MailFlowProbeType.SENDER;
import static dev.tend.definition.type.MailFlowProbeType.TYPE;
import static dev.tend.definition.type.MailFlowProbeType.USERNAME;

import dev.tend.definition.value.Property;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Exchange;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.PhaseTimer;
import java.time.InstantSource;
import java.util.Optional;

/** Measures {@code mail-flow}. */
final class MailFlowProbe implements Probe {
  private final Connector connector;
  private final String ownName;
  private final InstantSource clock;

  MailFlowProbe(Connector connector, String ownName, InstantSource clock) {
    this.connector = connector;
    this.ownName = ownName;
    this.clock = clock;
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
    MailFlow.Parties parties =
        new MailFlow.Parties(
            given(Account.of(run, USERNAME, PASSWORD), USERNAME),
            given(MailAddress.of(run, SENDER), SENDER),
            given(MailAddress.of(run, RECIPIENT), RECIPIENT),
            ownName);
    return new MailFlow(connector, run, timer, parties).walk(clock.instant());
  }

  private static <T> T given(Optional<T> value, Property<?> property) throws ExchangeException {
    return value.orElseThrow(
        () ->
            ExchangeException.inconclusive(
                ErrorClass.CANNOT_MEASURE, property.name() + " is not set"));
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.MailFlowProbe.PASSWORD;
import static dev.tend.definition.type.MailFlowProbe.RECIPIENT;
import static dev.tend.definition.type.MailFlowProbe.SENDER;
import static dev.tend.definition.type.MailFlowProbe.TYPE;
import static dev.tend.definition.type.MailFlowProbe.USERNAME;

import dev.tend.definition.value.Property;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import java.time.InstantSource;
import java.util.Optional;

/** Measures {@code mail-flow}. */
final class MailFlowProbe implements Probe {
  private final Dialler dialler;
  private final String ownName;
  private final InstantSource clock;

  MailFlowProbe(Dialler dialler, String ownName, InstantSource clock) {
    this.dialler = dialler;
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
    return Exchange.measure(run, course -> walk(run, course));
  }

  private Measurement walk(ProbeRun run, Course course)
      throws ExchangeException, InterruptedException {
    MailFlow.Parties parties =
        new MailFlow.Parties(
            given(Account.of(run, USERNAME, PASSWORD), USERNAME),
            given(MailAddress.of(run, SENDER), SENDER),
            given(MailAddress.of(run, RECIPIENT), RECIPIENT),
            ownName);
    return new MailFlow(dialler, run, course, parties).walk(clock.instant());
  }

  private static <T> T given(Optional<T> value, Property<?> property) throws ExchangeException {
    return value.orElseThrow(
        () ->
            ExchangeException.inconclusive(
                ErrorClass.CANNOT_MEASURE, property.name() + " is not set"));
  }
}

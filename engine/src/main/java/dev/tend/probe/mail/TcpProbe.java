package dev.tend.probe.mail;

import static dev.tend.definition.type.TcpProbe.GREETING;
import static dev.tend.definition.type.TcpProbe.PORT;
import static dev.tend.definition.type.TcpProbe.TYPE;

import dev.tend.definition.type.Connection;
import dev.tend.definition.type.Security;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Endpoint;
import dev.tend.probe.line.Excerpt;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import dev.tend.probe.line.Leg;
import dev.tend.probe.line.LineConnection;
import java.util.Optional;

/** Measures {@code tcp}. */
final class TcpProbe implements Probe {
  private final Dialler dialler;

  TcpProbe(Dialler dialler) {
    this.dialler = dialler;
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
    Optional<String> greeting = run.settings().find(GREETING);
    Endpoint endpoint =
        new Endpoint(run.settings().get(Connection.HOST), run.settings().get(PORT), Security.NONE);
    try (LineConnection connection = dialler.dial(Leg.whole(run, course), endpoint)) {
      if (greeting.isPresent()) {
        connection.enter("greeting", "a line that begins with " + Excerpt.of(greeting.get()));
        connection.beginReply();
        String line = connection.line();
        if (!line.startsWith(greeting.get())) {
          throw connection.violation(line);
        }
      }
    }
    return Measurement.succeeded().measuring(course.seconds());
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.LmtpProbe.HELLO_NAME;
import static dev.tend.definition.type.LmtpProbe.PORT;
import static dev.tend.definition.type.LmtpProbe.RECIPIENT;
import static dev.tend.definition.type.LmtpProbe.TYPE;

import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import dev.tend.probe.line.Leg;
import java.util.Optional;

/** Measures {@code lmtp}. */
final class LmtpProbe implements Probe {
  private final Dialler dialler;
  private final String ownName;

  LmtpProbe(Dialler dialler, String ownName) {
    this.dialler = dialler;
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
    return Exchange.measure(run, course -> walk(run, course));
  }

  private Measurement walk(ProbeRun run, Course course)
      throws ExchangeException, InterruptedException {
    Optional<MailAddress> recipient = MailAddress.of(run, RECIPIENT);
    String name = run.settings().find(HELLO_NAME).orElse(ownName);
    try (SmtpClient client =
        SmtpClient.open(
            dialler,
            Leg.whole(run, course),
            Servers.of(run.settings(), PORT),
            new SmtpClient.Hello("LHLO", name))) {
      if (recipient.isPresent()) {
        client.mail("");
        client.rcpt(recipient.get().toString());
        client.reset();
      }
      client.quit();
    }
    return Measurement.succeeded().measuring(course.seconds());
  }
}

package dev.tend.probe.mail;

import static dev.tend.definition.type.SmtpProbe.HELLO_NAME;
import static dev.tend.definition.type.SmtpProbe.PORT;
import static dev.tend.definition.type.SmtpProbe.TYPE;

import dev.tend.definition.type.Connection;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import dev.tend.probe.line.Leg;
import java.util.Optional;

/** Measures {@code smtp}. */
final class SmtpProbe implements Probe {
  private final Dialler dialler;
  private final String ownName;

  SmtpProbe(Dialler dialler, String ownName) {
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
    Optional<Account> account = Account.of(run, Connection.USERNAME, Connection.PASSWORD);
    String name = run.settings().find(HELLO_NAME).orElse(ownName);
    try (SmtpClient client =
        SmtpClient.open(
            dialler,
            Leg.whole(run, course),
            Servers.of(run.settings(), PORT),
            new SmtpClient.Hello("EHLO", name))) {
      if (account.isPresent()) {
        SmtpLogin.logIn(client, account.get());
      }
      client.quit();
    }
    return Measurement.succeeded().measuring(course.seconds());
  }
}

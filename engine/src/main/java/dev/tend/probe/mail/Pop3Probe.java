package dev.tend.probe.mail;

import static dev.tend.definition.type.Pop3Probe.PORT;
import static dev.tend.definition.type.Pop3Probe.TYPE;

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

/** Measures {@code pop3}. */
final class Pop3Probe implements Probe {
  private final Dialler dialler;

  Pop3Probe(Dialler dialler) {
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
    Optional<Account> account = Account.of(run, Connection.USERNAME, Connection.PASSWORD);
    try (Pop3Client client =
        Pop3Client.open(dialler, Leg.whole(run, course), Servers.of(run.settings(), PORT))) {
      if (account.isPresent()) {
        client.logIn(account.get());
        client.command("stat", "STAT");
      }
      client.quit();
    }
    return Measurement.succeeded().measuring(course.seconds());
  }
}

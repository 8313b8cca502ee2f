package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.SocketProbeType;
import dev.tend.definition.type.SocketProbeType.Measure;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The probe {@code socket}. */
final class SocketCheck implements Probe.Method {
  static final String NOT_LISTENING = "NotListening";

  private final Path root;

  SocketCheck(Path root) {
    this.root = root;
  }

  @Override
  public Measurement measure(ProbeRun run) {
    String listen = run.settings().get(SocketProbeType.LISTEN);
    Measure measure = run.settings().get(SocketProbeType.MEASURE);
    boolean port = listen.matches("\\d{1,5}");
    if (!port && measure == Measure.RETRANSMITTING) {
      return Measurement.cannot(
          "on a Unix socket nothing is sent again: measure queued or established");
    }
    ListeningSocket socket = new ListeningSocket(root.resolve("proc/net"), run.deadline()::expired);
    try {
      boolean all = port ? socket.readPort(Integer.parseInt(listen)) : socket.readName(listen);
      return all
          ? judge(socket, (port ? "port " : "") + listen, measure, port)
          : Measurement.timedOut("this host has too many sockets to be read in the probe's time");
    } catch (IOException unreadable) {
      return Measurement.cannot("the sockets of this host cannot be read: " + unreadable);
    }
  }

  private static Measurement judge(
      ListeningSocket socket, String where, Measure measure, boolean port) {
    List<ProbeMetric> figures = new ArrayList<>();
    figures.add(new ProbeMetric("listeners", socket.listeners(), ""));
    figures.add(new ProbeMetric(Measure.QUEUED.text(), socket.queued(), ""));
    figures.add(new ProbeMetric(Measure.ESTABLISHED.text(), socket.established(), ""));
    if (port) {
      figures.add(new ProbeMetric(Measure.RETRANSMITTING.text(), socket.retransmitting(), ""));
    }
    if (socket.listeners() == 0) {
      return Measurement.failed(NOT_LISTENING, "nothing listens on " + where).with(figures);
    }
    double sample =
        switch (measure) {
          case QUEUED -> socket.queued();
          case ESTABLISHED -> socket.established();
          case RETRANSMITTING -> socket.retransmitting();
        };
    return Measurement.succeeded().measuring(sample).with(figures);
  }
}

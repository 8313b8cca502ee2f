package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code socket}. */
public final class SocketProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** How many clients wait for the service to take their connection. */
    QUEUED,
    /** How many connections the service has taken and not yet closed. */
    ESTABLISHED,
    /**
     * Of how many of these the other side has not answered for so long that something is resent.
     */
    RETRANSMITTING
  }

  public static final Property<String> LISTEN =
      Property.of(
              "listen",
              NameTypes.SOCKET,
              "Where the service listens on this host: a port, or the name of a Unix socket as `ss"
                  + " -xl` shows it, such as /run/dovecot/auth-client or private/smtp.")
          .mandatory();

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the socket is measured.")
          .orElse(Measure.QUEUED);

  public static final ProbeType TYPE =
      ProbeType.check(
          "socket",
          "Looks at the sockets of a service without connecting: clients that queue show a service"
              + " that hangs, although it may still accept. Of several sockets on one port the"
              + " fullest queue counts. Fails when nothing listens there. Sees only the agent's own"
              + " network namespace. Sample: depends on measure.",
          MEASURE,
          measure -> Dimension.NUMBER,
          LISTEN,
          MEASURE);

  private SocketProbeType() {}
}

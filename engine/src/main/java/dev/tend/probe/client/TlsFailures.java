package dev.tend.probe.client;

import dev.tend.probe.ErrorClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why TLS was not agreed on: it speaks against the server, or only against this client, who lacks
 * what others have or refuses what others accept. When in doubt it is the server.
 *
 * @param endpoint with whom
 * @param named whether a full host name was asked for, as users ask for it
 * @param certificateWanted whether the server asked for a certificate of the client
 */
record TlsFailures(Endpoint endpoint, boolean named, boolean certificateWanted) {
  private static final Pattern ALERT = Pattern.compile("received fatal alert: ([a-z_]+)");

  /** What a server says of a certificate that it asked for and did not get. */
  private static final Set<String> NO_CERTIFICATE =
      Set.of(
          "certificate_required",
          "handshake_failure",
          "no_certificate",
          "bad_certificate",
          "unsupported_certificate",
          "certificate_unknown",
          "unknown_ca",
          "access_denied");

  /** What it says of a client that offers too little (RFC 8446 section 6.2). */
  private static final Set<String> TOO_LITTLE =
      Set.of("protocol_version", "insufficient_security", "no_application_protocol");

  /**
   * What the JDK says of an answer that is in order and that only its own rules refuse: versions,
   * algorithms and keys that it disables, sizes it does not take, encodings it cannot read.
   */
  private static final List<String> OWN_RULES =
      List.of(
          "not accepted by client",
          "protocol version is not enabled",
          "unsupported protocol version",
          "algorithm constraints",
          "disabled",
          "no appropriate",
          "improper ciphersuite",
          "unsupported signature algorithm",
          "invalid signature algorithm",
          "no supported signature algorithm",
          "unsupported named group",
          "unknown named group",
          "unsupported eccurvetype",
          "unsupported helloretryrequest",
          "compression type not supported",
          "could not generate",
          "invalid dh serverkeyexchange: invalid parameters",
          "exceeds the maximum allowed",
          "failed to parse server certificates",
          "received handshake warning");

  /** Judges a failure that is not the end of the connection; what it says is fit to be shown. */
  ConversationException because(SSLException failure, String said) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    Matcher alert = ALERT.matcher(message);
    Optional<String> here =
        alert.find() ? lackedFor(alert.group(1)) : Optional.of(message).flatMap(this::refusedHere);
    String failed = "TLS with " + endpoint + " failed: " + said;
    return here.isPresent()
        ? ConversationException.inconclusive(ErrorClass.TLS_FAILED, failed + "; " + here.get())
        : ConversationException.failed(ErrorClass.TLS_FAILED, failed);
  }

  private Optional<String> lackedFor(String alert) {
    if (alert.equals("certificate_required")
        || (certificateWanted && NO_CERTIFICATE.contains(alert))) {
      return Optional.of("the server wants a certificate of its clients, and this probe has none");
    }
    if (TOO_LITTLE.contains(alert)) {
      return Optional.of("this client offers too little, and others may offer more");
    }
    if (alert.equals("unrecognized_name") && !named) {
      return Optional.of(
          "the server does not answer to this name; probe it by the one that its users know");
    }
    return Optional.empty();
  }

  private Optional<String> refusedHere(String message) {
    return OWN_RULES.stream().anyMatch(message::contains)
        ? Optional.of("this client refuses what others may accept")
        : Optional.empty();
  }
}

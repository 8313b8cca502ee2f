package dev.tend.tls;

import dev.tend.definition.value.NameForms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/**
 * The name that a TLS client asks a server for (RFC 6066 section 3). The JDK asks for no name with
 * an underscore or without a dot; other clients do, and servers choose certificate and site by it.
 */
public final class ServerNames {
  private ServerNames() {}

  /**
   * The name of a host, without the dot at its end; empty for an address, which is not asked for,
   * and for what cannot be written in ASCII.
   */
  public static List<SNIServerName> of(String host) {
    return NameForms.tlsName(host).stream()
        .<SNIServerName>map(name -> new HostName(name.getBytes(StandardCharsets.US_ASCII)))
        .toList();
  }

  /** Unlike the JDK's own, takes any name. */
  private static final class HostName extends SNIServerName {
    HostName(byte[] name) {
      super(StandardConstants.SNI_HOST_NAME, name);
    }
  }
}

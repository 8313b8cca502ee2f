package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.mail.TestCertificates;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.ScriptedServer.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * For ldap: a directory that is well and finds one entry, save that it ends the operation {@code
 * to}, which is starttls, bind or search, with a result {@code code}, perhaps with a {@code text}
 * and another number of {@code entries}; or does or sends something else.
 */
final class LdapRig implements Rig {
  private static final String BASE = "dc=example,dc=org";

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Settings settings = MailRig.withPassword(run.settings());
    settings = settings.names().contains("baseDn") ? settings : set(settings, "baseDn", BASE);
    if (row.meets().find("does").filter(MailRig.REFUSES::equals).isPresent()) {
      return run.with(set(settings, "port", FreePorts.one()));
    }
    try (ScriptedServer server = ScriptedServer.playing(peer -> serve(row, peer))) {
      return run.with(set(settings, "port", server.port()));
    }
  }

  private static void serve(OutcomeRow row, Peer peer) throws IOException, InterruptedException {
    InputStream in = peer.in();
    while (true) {
      LDAPMessage request = read(in);
      String operation =
          switch (request.getProtocolOpType()) {
            case LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST -> "starttls";
            case LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST -> "bind";
            case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST -> "search";
            default -> "";
          };
      boolean isMeant = operation.equals(row.situation().find("to").orElse(""));
      if (operation.isEmpty() || (isMeant && !goesOn(row, peer))) {
        return;
      }
      Keys meets = isMeant ? row.meets() : row.meets().without(row.meets().values().keySet());
      int code = Integer.parseInt(meets.find("code").orElse("0"));
      int entries = Integer.parseInt(meets.find("entries").orElse(code == 0 ? "1" : "0"));
      for (int i = 0; i < entries && operation.equals("search"); i++) {
        String dn = "uid=" + i + "," + BASE;
        send(peer, request, new SearchResultEntryProtocolOp(dn, List.of()));
      }
      send(peer, request, result(operation, code, meets.find("text").orElse("")));
      if (operation.equals("starttls") && code == 0) {
        peer.encrypt(TestCertificates.GOOD.context());
        in = peer.in();
      }
    }
  }

  private static boolean goesOn(OutcomeRow row, Peer peer)
      throws IOException, InterruptedException {
    Reply reply = Reply.of(row.meets());
    boolean isOther = !(reply.says() + reply.bytes() + reply.does()).isEmpty();
    if (isOther) {
      reply.to(peer, "");
    }
    return !isOther;
  }

  private static ProtocolOp result(String operation, int code, String text) {
    return switch (operation) {
      case "bind" -> new BindResponseProtocolOp(code, null, text, List.of(), null);
      case "search" -> new SearchResultDoneProtocolOp(code, null, text, List.of());
      default -> new ExtendedResponseProtocolOp(code, null, text, List.of(), null, null);
    };
  }

  private static void send(Peer peer, LDAPMessage request, ProtocolOp answer) throws IOException {
    peer.send(new LDAPMessage(request.getMessageID(), answer).encode().encode());
  }

  private static LDAPMessage read(InputStream in) throws IOException {
    try {
      ASN1Element element = ASN1Element.readFrom(in);
      if (element == null) {
        throw new IOException("the client has left");
      }
      return LDAPMessage.decode(element);
    } catch (LDAPException | ASN1Exception garbled) {
      throw new IOException(garbled);
    }
  }
}

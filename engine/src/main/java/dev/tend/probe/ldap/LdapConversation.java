package dev.tend.probe.ldap;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.UnbindRequestProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.LDAPRuntimeException;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests and answers over one connection, one after the other. */
final class LdapConversation {
  private static final Logger LOG = LoggerFactory.getLogger(LdapConversation.class);
  private static final String START_TLS = "1.3.6.1.4.1.1466.20037";
  private static final byte SEQUENCE = 0x30;
  private static final int LONG_FORM = 0x80;

  /** No answer that is waited for here is longer; the reader ends what says it is. */
  private static final int MOST_LENGTH_BYTES = 4;

  private final LineConnection connection;
  private int lastId;

  LdapConversation(LineConnection connection) {
    this.connection = connection;
  }

  /** The result of asking for TLS; does not begin it. */
  LDAPResult startTls() throws ConversationException {
    send(new ExtendedRequestProtocolOp(START_TLS, null));
    return answer().getExtendedResponseProtocolOp().toExtendedResult();
  }

  LDAPResult bind(String dn, String password) throws ConversationException {
    send(new BindRequestProtocolOp(dn, password));
    return answer().getBindResponseProtocolOp().toBindResult();
  }

  /** The result of a search, and what came before it. */
  Found search(SearchRequestProtocolOp request) throws ConversationException {
    send(request);
    boolean any = false;
    boolean elsewhere = false;
    while (true) {
      LDAPMessage message = answer();
      switch (message.getProtocolOpType()) {
        case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY -> any = true;
        case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE -> {
          LDAPResult result = message.getSearchResultDoneProtocolOp().toLDAPResult();
          return new Found(any, elsewhere, result);
        }
        case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_REFERENCE -> elsewhere = true;
        case LDAPMessage.PROTOCOL_OP_TYPE_INTERMEDIATE_RESPONSE -> {}
        default -> throw connection.violation("an answer to another request");
      }
    }
  }

  /** Says goodbye; whether it is heard does not matter any more. */
  void unbind() {
    try {
      send(new UnbindRequestProtocolOp());
    } catch (ConversationException gone) {
      LOG.debug("a directory closed the connection before the unbind", gone);
    }
  }

  private void send(ProtocolOp request) throws ConversationException {
    connection.beginReply();
    lastId++;
    connection.send(new LDAPMessage(lastId, request).encode().encode());
  }

  private LDAPMessage answer() throws ConversationException {
    try {
      LDAPMessage message = LDAPMessage.decode(element());
      if (message.getMessageID() == 0) {
        throw connection.violation(
            "a notice of disconnection: "
                + message
                    .getExtendedResponseProtocolOp()
                    .toExtendedResult()
                    .getDiagnosticMessage());
      }
      if (message.getMessageID() != lastId) {
        throw connection.violation("an answer to another request");
      }
      return message;
    } catch (LDAPException | LDAPRuntimeException | ASN1Exception | ClassCastException garbled) {
      throw connection.violation("bytes that are not LDAP: " + garbled.getMessage());
    }
  }

  private ASN1Element element() throws ConversationException, ASN1Exception {
    byte[] head = connection.octets(2);
    if (head[0] != SEQUENCE) {
      throw connection.violation("a first byte of " + (head[0] & 0xFF) + ", which is not LDAP");
    }
    int first = head[1] & 0xFF;
    long length = first < LONG_FORM ? first : length(first - LONG_FORM);
    return new ASN1Element(SEQUENCE, connection.octets(length));
  }

  private long length(int bytes) throws ConversationException {
    if (bytes == 0 || bytes > MOST_LENGTH_BYTES) {
      throw connection.violation("a length of " + bytes + " bytes, which is not LDAP");
    }
    long length = 0;
    for (byte digit : connection.octets(bytes)) {
      length = (length << Byte.SIZE) | (digit & 0xFF);
    }
    return length;
  }

  /**
   * What a search came to.
   *
   * @param any whether at least one entry was found
   * @param elsewhere whether the server said where more may be found
   * @param result how the server ended it
   */
  record Found(boolean any, boolean elsewhere, LDAPResult result) {}
}

package dev.tend.probe.ldap;

import static dev.tend.definition.type.LdapProbeType.BASE_DN;
import static dev.tend.definition.type.LdapProbeType.BIND_DN;
import static dev.tend.definition.type.LdapProbeType.FILTER;
import static dev.tend.definition.type.LdapProbeType.PORT;

import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.definition.value.Settings;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Measures {@code ldap}. */
public final class LdapProbe implements Conversation {
  /** Attributes are not wanted: that an entry is there is enough. */
  private static final List<String> NO_ATTRIBUTES = List.of("1.1");

  private static final Set<ResultCode> WANTS_TLS =
      Set.of(ResultCode.CONFIDENTIALITY_REQUIRED, ResultCode.STRONG_AUTH_REQUIRED);

  /** What servers say of a search that the definition should not have asked for. */
  private static final Set<ResultCode> NO_SUCH_SEARCH =
      Set.of(
          ResultCode.INVALID_DN_SYNTAX,
          ResultCode.FILTER_ERROR,
          ResultCode.UNDEFINED_ATTRIBUTE_TYPE,
          ResultCode.INAPPROPRIATE_MATCHING,
          ResultCode.INVALID_ATTRIBUTE_SYNTAX,
          ResultCode.ADMIN_LIMIT_EXCEEDED,
          ResultCode.REFERRAL);

  /** What servers say that have searched as long, or as far, as they will. */
  private static final Set<ResultCode> LIMITS =
      Set.of(ResultCode.TIME_LIMIT_EXCEEDED, ResultCode.ADMIN_LIMIT_EXCEEDED);

  private final Connector connector;

  /** Connects with this. */
  public LdapProbe(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Settings settings = run.settings();
    Optional<Account> account = Account.of(run, BIND_DN, ConnectionProperties.PASSWORD);
    String password = account.map(Account::password).orElse("");
    if (account.isPresent() && password.isEmpty()) {
      throw ConversationException.inconclusive(
          ErrorClass.SECRET_UNAVAILABLE,
          "the password is empty, and a bind with an empty password would be an anonymous one");
    }
    SearchRequestProtocolOp search = search(settings);
    Endpoint endpoint = Endpoint.of(settings, PORT);
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint)) {
      connection.conceal(password);
      var directory = new LdapConversation(connection);
      if (endpoint.security() == Security.STARTTLS) {
        connection.enter("starttls", "an agreement to TLS");
        agreed(directory.startTls(), connection);
        connection.startTls();
      }
      connection.enter("bind", "the answer to a bind");
      bound(directory.bind(account.map(Account::username).orElse(""), password), connection);
      connection.enter("search", "the result of a search");
      found(directory.search(search), settings, connection);
      directory.unbind();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private static SearchRequestProtocolOp search(Settings settings) throws ConversationException {
    try {
      return new SearchRequestProtocolOp(
          settings.get(BASE_DN),
          SearchScope.SUB,
          DereferencePolicy.NEVER,
          1,
          0,
          true,
          Filter.create(settings.get(FILTER)),
          NO_ATTRIBUTES);
    } catch (LDAPException noFilter) {
      throw ConversationException.cannot("the filter is not valid: " + noFilter.getMessage());
    }
  }

  private static void agreed(LDAPResult result, LineConnection connection)
      throws ConversationException {
    if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
      throw ConversationException.failed(
          ErrorClass.TLS_NOT_OFFERED,
          "the server does not agree to TLS: " + said(result, connection));
    }
  }

  private static void bound(LDAPResult result, LineConnection connection)
      throws ConversationException {
    ResultCode code = result.getResultCode();
    if (code.equals(ResultCode.INVALID_CREDENTIALS)
        || code.equals(ResultCode.INAPPROPRIATE_AUTHENTICATION)
        || code.equals(ResultCode.NO_SUCH_OBJECT)
        || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)
        || code.equals(ResultCode.INVALID_DN_SYNTAX)
        || isLocked(result)) {
      throw ConversationException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED,
          "the probe's own account was refused: " + said(result, connection));
    }
    if (WANTS_TLS.contains(code)) {
      throw cannot("the server wants TLS before a bind; set security", result, connection);
    }
    if (code.equals(ResultCode.AUTH_METHOD_NOT_SUPPORTED)) {
      throw cannot(
          "the server takes no simple bind, which is all that this probe knows",
          result,
          connection);
    }
    if (!code.equals(ResultCode.SUCCESS)) {
      throw refusal("the bind", result, connection);
    }
  }

  /** 389 Directory Server says so with these codes of an account that is locked or switched off. */
  private static boolean isLocked(LDAPResult result) {
    String said = String.valueOf(result.getDiagnosticMessage()).toLowerCase(Locale.ROOT);
    return result.getResultCode().equals(ResultCode.CONSTRAINT_VIOLATION)
        || (result.getResultCode().equals(ResultCode.UNWILLING_TO_PERFORM)
            && said.contains("account"));
  }

  private static void found(
      LdapConversation.Found found, Settings settings, LineConnection connection)
      throws ConversationException {
    LDAPResult result = found.result();
    ResultCode code = result.getResultCode();
    boolean over = code.equals(ResultCode.SUCCESS) || code.equals(ResultCode.SIZE_LIMIT_EXCEEDED);
    if (found.any() && (over || LIMITS.contains(code))) {
      // One entry is enough, and it came before the server had done as much as it would.
      return;
    }
    if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
      throw cannot("the server says that more match than it shows; see filter", result, connection);
    }
    if (over && found.elsewhere()) {
      throw cannot("the server refers the search to another one; see baseDn", result, connection);
    }
    if (over || code.equals(ResultCode.NO_SUCH_OBJECT)) {
      throw ConversationException.failed(
          ErrorClass.WRONG_ANSWER,
          "no entry below "
              + settings.get(BASE_DN)
              + " matches "
              + settings.get(FILTER)
              + ": "
              + said(result, connection));
    }
    if (code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
      throw ConversationException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED,
          "the probe's own account may not search: " + said(result, connection));
    }
    if (WANTS_TLS.contains(code)) {
      throw cannot("the server wants TLS before a search; set security", result, connection);
    }
    if (NO_SUCH_SEARCH.contains(code) || isWithoutIndex(result)) {
      throw cannot("the server cannot do this search; see baseDn and filter", result, connection);
    }
    throw refusal("the search", result, connection);
  }

  /** What 389 Directory Server says of a search for which it would have to read everything. */
  private static boolean isWithoutIndex(LDAPResult result) {
    String diagnostic = String.valueOf(result.getDiagnosticMessage()).toLowerCase(Locale.ROOT);
    return result.getResultCode().equals(ResultCode.UNWILLING_TO_PERFORM)
        && (diagnostic.contains("not indexed") || diagnostic.contains("unindexed"));
  }

  private static ConversationException cannot(
      String what, LDAPResult result, LineConnection connection) {
    return ConversationException.cannot(what + ": " + said(result, connection));
  }

  private static ConversationException refusal(
      String what, LDAPResult result, LineConnection connection) {
    ResultCode code = result.getResultCode();
    boolean serves =
        !code.equals(ResultCode.BUSY)
            && !code.equals(ResultCode.UNAVAILABLE)
            && !code.equals(ResultCode.UNWILLING_TO_PERFORM);
    return ConversationException.failed(
        serves ? ErrorClass.WRONG_ANSWER : ErrorClass.SERVICE_REFUSED,
        what + " was refused: " + said(result, connection));
  }

  private static String said(LDAPResult result, LineConnection connection) {
    String diagnostic = result.getDiagnosticMessage();
    String code = result.getResultCode().intValue() + " (" + result.getResultCode().getName() + ")";
    return diagnostic == null || diagnostic.isEmpty()
        ? code
        : code + ", " + connection.excerpt(diagnostic);
  }
}

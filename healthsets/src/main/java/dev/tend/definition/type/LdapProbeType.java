package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code ldap}. */
public final class LdapProbeType {
  public static final Property<Integer> PORT = ConnectionProperties.port(389);

  public static final Property<String> BIND_DN =
      Property.of(
          "bindDn",
          ValueTypes.TEXT,
          "The distinguished name to bind as. Without it, the bind is anonymous.");

  public static final Property<String> BASE_DN =
      Property.of("baseDn", ValueTypes.TEXT, "Below which entry to search.").mandatory();

  public static final Property<String> FILTER =
      Property.of("filter", ValueTypes.TEXT, "What to search for; at least one entry must match.")
          .orElse("(objectClass=*)");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "ldap",
          "Binds to a directory and searches for an entry. A missing entry is a failure,"
              + " and so is one that the account may not see: choose one that it may. A search"
              + " that the server does not carry out because of what or whose it is, is"
              + " Inconclusive. Sample: how long that took.",
          ConnectionProperties.HOST,
          PORT,
          ConnectionProperties.SECURITY,
          BIND_DN,
          ConnectionProperties.PASSWORD,
          BASE_DN,
          FILTER);

  private LdapProbeType() {}
}

package dev.tend.override.admin;

import dev.tend.override.OverrideScope;
import java.util.List;
import java.util.Optional;

/** What a test asks for, put together piece by piece. */
final class Wanted {
  private final OverrideScope scope;
  private final String identity;
  private final Optional<String> type;
  private final String property;
  private final String value;
  private Optional<String> duration = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<List<String>> servers = Optional.empty();
  private Optional<List<String>> groups = Optional.empty();
  private String owner = "anna";
  private boolean replace;
  private boolean whatIf;
  private boolean unseen;

  private Wanted(OverrideScope scope, String identity, String type, String change) {
    this.scope = scope;
    this.identity = identity;
    this.type = Optional.of(type).filter(text -> !text.isEmpty());
    int equals = change.indexOf('=');
    property = change.substring(0, equals);
    value = change.substring(equals + 1);
  }

  static Wanted here(String identity, String type, String change) {
    return new Wanted(OverrideScope.SERVER, identity, type, change);
  }

  static Wanted everywhere(String identity, String type, String change) {
    return new Wanted(OverrideScope.GLOBAL, identity, type, change);
  }

  Wanted lasting(String text) {
    duration = Optional.of(text);
    return this;
  }

  Wanted forVersion(String text) {
    version = Optional.of(text);
    return this;
  }

  Wanted onServers(String... names) {
    servers = Optional.of(List.of(names));
    return this;
  }

  Wanted onGroups(String... names) {
    groups = Optional.of(List.of(names));
    return this;
  }

  Wanted by(String name) {
    owner = name;
    return this;
  }

  Wanted replacing() {
    replace = true;
    return this;
  }

  Wanted whatIf() {
    whatIf = true;
    return this;
  }

  Wanted unseen() {
    unseen = true;
    return this;
  }

  OverrideRequest request() {
    return new OverrideRequest(
        scope, identity, type, property, value, duration, version, servers, groups, owner, "INC-1",
        replace, whatIf, unseen);
  }

  @Override
  public String toString() {
    return identity + " " + property + "=" + value;
  }

  /** Asks that the one of the same key be removed. */
  OverrideRemoval removal() {
    return new OverrideRemoval(
        scope,
        Optional.empty(),
        Optional.of(identity),
        type,
        Optional.of(property),
        version,
        servers,
        groups,
        whatIf);
  }
}

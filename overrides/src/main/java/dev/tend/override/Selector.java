package dev.tend.override;

import java.util.List;

/**
 * Which servers an override is for. A selection of nobody cannot be built: it would be mistaken for
 * one of everybody.
 */
public sealed interface Selector {

  /** Where an override with this selector is kept. */
  OverrideScope scope();

  /** What output shows, such as {@code servers mail1,mail2}. */
  String text();

  /** The server in whose local store it lies. */
  record ThisServer() implements Selector {
    @Override
    public OverrideScope scope() {
      return OverrideScope.SERVER;
    }

    @Override
    public String text() {
      return "this server";
    }
  }

  /** Every server that reads the shared directory. */
  record All() implements Selector {
    @Override
    public OverrideScope scope() {
      return OverrideScope.GLOBAL;
    }

    @Override
    public String text() {
      return "all servers";
    }
  }

  /**
   * These servers.
   *
   * @param names the names as the servers' configurations give them, compared without regard to
   *     case; sorted, none twice
   */
  record Servers(List<String> names) implements Selector {
    /**
     * Sorts the names.
     *
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public Servers {
      names = CaseInsensitiveNames.normalised("server", names);
    }

    /** Whether a server is meant. */
    public boolean names(String server) {
      return CaseInsensitiveNames.contains(names, server);
    }

    @Override
    public OverrideScope scope() {
      return OverrideScope.GLOBAL;
    }

    @Override
    public String text() {
      return "servers " + String.join(",", names);
    }
  }

  /**
   * The servers that are in at least one of these groups.
   *
   * @param names the groups of the servers' configurations, compared without regard to case;
   *     sorted, none twice
   */
  record Groups(List<String> names) implements Selector {
    /**
     * Sorts the names.
     *
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public Groups {
      names = CaseInsensitiveNames.normalised("group", names);
    }

    /** Whether a group is meant. */
    public boolean names(String group) {
      return CaseInsensitiveNames.contains(names, group);
    }

    @Override
    public OverrideScope scope() {
      return OverrideScope.GLOBAL;
    }

    @Override
    public String text() {
      return "groups " + String.join(",", names);
    }
  }
}

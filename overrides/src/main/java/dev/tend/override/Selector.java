package dev.tend.override;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.ValueException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which servers an override is for. A selection of nobody cannot be built: it would be mistaken for
 * one of everybody. Names are compared without regard to case.
 */
public sealed interface Selector {

  /** Where an override with this selector is kept. */
  default OverrideScope scope() {
    return this instanceof ThisServer ? OverrideScope.SERVER : OverrideScope.GLOBAL;
  }

  /** What output shows, such as {@code servers mail1,mail2}. */
  default String text() {
    return switch (this) {
      case ThisServer here -> "this server";
      case All all -> "all servers";
      case Servers servers -> "servers " + String.join(",", servers.names());
      case Groups groups -> "groups " + String.join(",", groups.names());
    };
  }

  /** The server in whose local store it lies. */
  record ThisServer() implements Selector {}

  /** Every server that reads the shared directory. */
  record All() implements Selector {}

  /**
   * These servers.
   *
   * @param names the names as the servers' configurations give them; sorted, none twice
   */
  record Servers(List<String> names) implements Selector {
    /**
     * Sorts the names.
     *
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public Servers {
      names = normalised("server", names.stream().map(Servers::known).toList());
    }

    /** As the server's own configuration makes it; what cannot be a server is left as it is. */
    private static String known(String name) {
      try {
        return NameTypes.server(name.strip());
      } catch (ValueException other) {
        return name;
      }
    }

    /** Whether a server is meant. */
    public boolean names(String server) {
      return names.stream().anyMatch(server::equalsIgnoreCase);
    }
  }

  /**
   * The servers that are in at least one of these groups.
   *
   * @param names the groups of the servers' configurations; sorted, none twice
   */
  record Groups(List<String> names) implements Selector {
    /**
     * Sorts the names.
     *
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public Groups {
      names = normalised("group", names);
    }

    /** Whether a group is meant. */
    public boolean names(String group) {
      return names.stream().anyMatch(group::equalsIgnoreCase);
    }
  }

  private static List<String> normalised(String what, Collection<String> names) {
    TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a " + what + " needs a name, not an empty text");
      }
      sorted.add(name.strip());
    }
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException(
          "no " + what + " is named: an override for no server is not one for all");
    }
    return List.copyOf(sorted);
  }
}

package dev.tend.definition.value;

/** Where an effective value came from. Every value that Tend acts on can answer this question. */
public sealed interface Provenance {

  /** Nobody said anything: the descriptor's default. */
  record Default() implements Provenance {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** Written in the health set. */
  record Declared(SourcePosition at) implements Provenance {
    @Override
    public String toString() {
      return at.toString();
    }
  }

  /**
   * Written in the health set as {@code ${name}}, with the value given elsewhere.
   *
   * @param name the parameter
   * @param at where its value was written: the agent's configuration, or the parameter's own
   *     default
   */
  record Parameter(String name, SourcePosition at) implements Provenance {
    @Override
    public String toString() {
      return "parameter " + name + " at " + at;
    }
  }

  /**
   * The service that the health set is only watched with is no part of this host.
   *
   * @param why how that is known, such as {@code dovecot.service is not installed here}
   */
  record Absent(String why) implements Provenance {
    @Override
    public String toString() {
      return why;
    }
  }

  /**
   * Set by an override.
   *
   * @param override the override's id
   * @param owner who added it
   * @param reason why; may be blank
   */
  record Overridden(String override, String owner, String reason) implements Provenance {
    @Override
    public String toString() {
      return "override " + override + " by " + owner + (reason.isBlank() ? "" : ": " + reason);
    }
  }
}

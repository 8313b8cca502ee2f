package dev.tend.override.merge;

import dev.tend.override.MonitoringOverride;
import java.util.Optional;

/** Whether an override holds, and if not, why; and how that is put into words. */
public sealed interface OverrideOutcome {

  /** What outcomes are counted, listed and remembered by. */
  enum Kind {
    /** It holds. */
    APPLIED("applied", true),
    /** Another holds in its place. */
    SHADOWED("shadowed", true),
    /** Its time is over. */
    EXPIRED("expired", false),
    /** It is for other servers. */
    OTHER_SERVER("not for this server", false),
    /** It is for other versions of the mail server. */
    OTHER_VERSION("not for this version", false),
    /** What it changes does not exist here. */
    UNKNOWN_IDENTITY("unknown identity", true),
    /** It must not hold. */
    REFUSED("refused", true);

    private final String word;
    private final boolean concernsThisServer;

    Kind(String word, boolean concernsThisServer) {
      this.word = word;
      this.concernsThisServer = concernsThisServer;
    }

    /** The kind in a word or two. */
    public String word() {
      return word;
    }

    /** Whether the override is for this server as it is now. */
    public boolean concernsThisServer() {
      return concernsThisServer;
    }
  }

  /** Which of the kinds it is. */
  Kind kind();

  /** What sets it apart from others of its kind, such as the id of the winner; may be empty. */
  default String detail() {
    return "";
  }

  /** The outcome in a few words, as other servers are told it. */
  default String summary() {
    return kind().word();
  }

  /** The outcome as what follows the name of the override in a sentence. */
  default String predicate() {
    return "is " + summary();
  }

  /**
   * What there is to say beside the kind's word; empty for nothing.
   *
   * @param override what it is the outcome of
   * @param here the server
   */
  default String explanation(MonitoringOverride override, ServerContext here) {
    return "";
  }

  /**
   * It holds, for at least one target.
   *
   * @param property the property's own name
   * @param value the value, in the property's own notation
   * @param declared the value of the definition in the same notation; empty when it had none
   */
  record Applied(String property, String value, Optional<String> declared)
      implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.APPLIED;
    }

    @Override
    public String detail() {
      return value;
    }
  }

  /**
   * A more specific override of the same property holds instead; among equally specific ones the
   * later.
   *
   * @param winner the id of that override
   */
  record ShadowedBy(String winner) implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.SHADOWED;
    }

    @Override
    public String detail() {
      return winner;
    }

    @Override
    public String summary() {
      return "shadowed by " + winner;
    }

    @Override
    public String explanation(MonitoringOverride override, ServerContext here) {
      return "by " + winner;
    }
  }

  /** Its time is over. */
  record Expired() implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.EXPIRED;
    }
  }

  /** Its selector does not match this server. */
  record NotForThisServer() implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.OTHER_SERVER;
    }
  }

  /** It is for other versions of the mail server, or the version is not known. */
  record NotForThisVersion() implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.OTHER_VERSION;
    }

    @Override
    public String explanation(MonitoringOverride override, ServerContext here) {
      return here.version()
          .map(version -> "this is " + version)
          .orElse("the version here is not known");
    }
  }

  /**
   * There is no such health set, item or target here.
   *
   * @param suggestion the nearest identity there is; empty when none is near
   */
  record UnknownIdentity(Optional<String> suggestion) implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN_IDENTITY;
    }

    @Override
    public String predicate() {
      return "names what is not here"
          + suggestion.map(near -> "; did it mean " + near + "?").orElse("");
    }

    @Override
    public String explanation(MonitoringOverride override, ServerContext here) {
      return "there is no "
          + override.subject().typeText()
          + " "
          + override.subject().text()
          + " here"
          + suggestion.map(near -> "; the nearest is " + near).orElse("");
    }
  }

  /**
   * It must not hold.
   *
   * @param reason what is wrong with it
   * @param expected what would be accepted
   * @param suggestion the nearest valid spelling; empty when spelling is not the matter
   */
  record Refused(String reason, String expected, Optional<String> suggestion)
      implements OverrideOutcome {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }

    @Override
    public String detail() {
      return reason;
    }

    @Override
    public String summary() {
      return "refused: " + reason;
    }

    @Override
    public String explanation(MonitoringOverride override, ServerContext here) {
      return text();
    }

    /** All of it as one sentence. */
    public String text() {
      String said = expected.isEmpty() ? "" : "expected " + expected;
      boolean twice = reason.contains(said);
      return (twice || !reason.endsWith(".") ? reason : reason.substring(0, reason.length() - 1))
          + (twice ? "" : "; " + said)
          + suggestion.map(nearest -> "; did you mean " + nearest + "?").orElse("");
    }
  }
}

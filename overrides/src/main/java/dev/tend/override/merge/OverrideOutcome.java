package dev.tend.override.merge;

import dev.tend.override.MonitoringOverride;
import java.util.Optional;

/** Whether an override is in effect, and if not, why; and how that is put into words. */
public sealed interface OverrideOutcome {

  /** What outcomes are counted, listed and remembered by. */
  enum Kind {
    /** It is in effect. */
    APPLIED("applied", true),
    /** Another one is in effect instead. */
    SHADOWED("shadowed", true),
    /** Its time is over. */
    EXPIRED("expired", false),
    /** It is for other servers. */
    OTHER_SERVER("not for this server", false),
    /** It is for other versions of the mail server. */
    OTHER_VERSION("not for this version", false),
    /** What it changes does not exist here. */
    UNKNOWN_IDENTITY("unknown identity", true),
    /** It must not take effect. */
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
  default Kind kind() {
    return switch (this) {
      case Applied applied -> Kind.APPLIED;
      case ShadowedBy shadowed -> Kind.SHADOWED;
      case Expired expired -> Kind.EXPIRED;
      case NotForThisServer elsewhere -> Kind.OTHER_SERVER;
      case NotForThisVersion other -> Kind.OTHER_VERSION;
      case UnknownIdentity unknown -> Kind.UNKNOWN_IDENTITY;
      case Refused refused -> Kind.REFUSED;
    };
  }

  /** What sets it apart from others of its kind, such as the id of the winner; may be empty. */
  default String detail() {
    return switch (this) {
      case Applied applied -> applied.value();
      case ShadowedBy shadowed -> shadowed.winner();
      case Refused refused -> refused.reason();
      default -> "";
    };
  }

  /** The outcome in a few words, as it is acknowledged to other servers. */
  default String summary() {
    return switch (this) {
      case ShadowedBy shadowed -> "shadowed by " + shadowed.winner();
      case Refused refused -> "refused: " + refused.reason();
      default -> kind().word();
    };
  }

  /** The outcome as what follows the name of the override in a sentence. */
  default String predicate() {
    return this instanceof UnknownIdentity unknown
        ? "names what is not here"
            + unknown.suggestion().map(near -> "; did you mean " + near + "?").orElse("")
        : "is " + summary();
  }

  /**
   * What to say besides the kind; may be empty.
   *
   * @param override what it is the outcome of
   * @param here the server
   */
  default String explanation(MonitoringOverride override, ServerContext here) {
    return switch (this) {
      case ShadowedBy shadowed -> "by " + shadowed.winner();
      case NotForThisVersion other ->
          here.version().map(version -> "this is " + version).orElse("the version here is unknown");
      case UnknownIdentity unknown ->
          "there is no %s %s here%s"
              .formatted(
                  override.subject().typeText(),
                  override.subject().text(),
                  unknown.suggestion().map(near -> "; the nearest is " + near).orElse(""));
      case Refused refused -> refused.text();
      default -> "";
    };
  }

  /**
   * It is in effect, for at least one target.
   *
   * @param property the property's own name
   * @param value the value, in the property's own notation
   * @param declared the value of the definition in the same notation; empty when it had none
   */
  record Applied(String property, String value, Optional<String> declared)
      implements OverrideOutcome {}

  /**
   * A more specific override of the same property is in effect instead; among equally specific ones
   * the later.
   *
   * @param winner the id of that override
   */
  record ShadowedBy(String winner) implements OverrideOutcome {}

  /** Its time is over. */
  record Expired() implements OverrideOutcome {}

  /** Its selector does not match this server. */
  record NotForThisServer() implements OverrideOutcome {}

  /** It is for other versions of the mail server, or the version is unknown. */
  record NotForThisVersion() implements OverrideOutcome {}

  /**
   * There is no such health set, item or target here.
   *
   * @param suggestion the nearest identity there is; empty when none is near
   */
  record UnknownIdentity(Optional<String> suggestion) implements OverrideOutcome {}

  /**
   * It must not take effect.
   *
   * @param reason what is wrong with it
   * @param expected what would be accepted, or what to do; empty text when the reason says it
   * @param suggestion the nearest valid spelling; empty when spelling is not the matter
   */
  record Refused(String reason, String expected, Optional<String> suggestion)
      implements OverrideOutcome {

    /** One that no other spelling would cure. */
    public Refused(String reason, String expected) {
      this(reason, expected, Optional.empty());
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

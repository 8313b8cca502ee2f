package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.store.OverrideText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes an override of a request, or says why it cannot be one. */
final class OverrideFactory {
  private static final int LONGEST_NAME = 255;

  /** No i, l, o or u: they are mistaken for others, or make words. */
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int ID_LENGTH = 8;

  private final OverrideContext context;
  private final Instant now;

  OverrideFactory(OverrideContext context, Instant now) {
    this.context = context;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The property has its own name then, and the value its own notation. */
  MonitoringOverride compose(OverrideRequest request) throws RejectedException {
    Subject subject =
        new SubjectParser(context.definitions()).read(request.identity(), request.itemType());
    Selector selector =
        SelectionParser.selector(request.scope(), request.servers(), request.groups());
    Validity validity = SelectionParser.validity(request.duration(), request.version(), now);
    if (request.property().isBlank()) {
      throw new RejectedException(
          "no property is named",
          "the name of one; tend get-monitoring-item-help lists those of an item");
    }
    if (request.owner().isBlank()) {
      throw new RejectedException("nobody is named as the owner", "the name of a person");
    }
    MonitoringOverride typed =
        new MonitoringOverride(
            "new",
            selector,
            subject,
            request.property().strip(),
            request.value(),
            request.owner().strip(),
            request.reason().strip(),
            now,
            validity);
    return named(judged(typed, request.unseen()));
  }

  /** Judges one, and gives back the same in the property's own words. */
  MonitoringOverride judged(MonitoringOverride typed, boolean unseen) throws RejectedException {
    OverrideOutcome.Applied applied = OverrideValidator.of(typed, context, now);
    if (!unseen) {
      SelectionParser.refuseUnknown(typed.selector(), context);
    }
    MonitoringOverride own = with(typed, typed.id(), applied.property(), applied.value());
    Optional<String> objection = OverrideText.objection(own);
    if (objection.isPresent()) {
      throw new RejectedException(
          "it cannot be kept: " + objection.get(),
          "names of at most " + LONGEST_NAME + " characters, and texts on one line");
    }
    return own;
  }

  private MonitoringOverride named(MonitoringOverride own) {
    String id = newId(own.key(), own.created(), context.known());
    return with(own, id, own.property(), own.value());
  }

  private static MonitoringOverride with(
      MonitoringOverride o, String id, String property, String value) {
    return new MonitoringOverride(
        id,
        o.selector(),
        o.subject(),
        property,
        value,
        o.owner(),
        o.reason(),
        o.created(),
        o.validity());
  }

  /** An id that follows from a key and the instant, and that no known override has. */
  private static String newId(OverrideKey key, Instant created, List<MonitoringOverride> known) {
    String seed = key + "\n" + created;
    String id = id(seed);
    for (int again = 1; isTaken(id, known); again++) {
      id = id(seed + "\n" + again);
    }
    return id;
  }

  static boolean isTaken(String id, List<MonitoringOverride> known) {
    return known.stream().anyMatch(other -> other.id().equalsIgnoreCase(id));
  }

  private static String id(String seed) {
    byte[] hash = sha256(seed);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(LETTERS.charAt(hash[i] & 31));
    }
    return id.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}

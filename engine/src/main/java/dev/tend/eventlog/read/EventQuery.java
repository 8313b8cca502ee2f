package dev.tend.eventlog.read;

import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.schema.Channel;
import dev.tend.eventlog.schema.EventField;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are wanted.
 *
 * @param files from which files
 * @param item of which item: an identity, with or without its target, a health set, or an item's
 *     name; in any case, with either slash; empty: of all
 * @param since from this time on
 * @param until before this time; empty: without end
 */
public record EventQuery(
    Set<EventFile> files, Optional<String> item, Instant since, Optional<Instant> until) {

  /** Copies the set. */
  public EventQuery {
    files = files.isEmpty() ? Set.of() : EnumSet.copyOf(files);
  }

  /** Everything. */
  public static EventQuery all() {
    return new EventQuery(
        EnumSet.allOf(EventFile.class), Optional.empty(), Instant.EPOCH, Optional.empty());
  }

  /**
   * The files of a channel named by a person: by its whole name, its last part, or the beginning of
   * either, in any case. A whole name means that channel alone. Empty when there is none.
   */
  public static Set<EventFile> filesOf(String channel) {
    String wanted = channel.replace('\\', '/').toLowerCase(Locale.ROOT);
    Set<EventFile> exact = EnumSet.noneOf(EventFile.class);
    Set<EventFile> beginning = EnumSet.noneOf(EventFile.class);
    for (EventFile file : EventFile.values()) {
      for (String name : names(file.channel())) {
        if (name.equals(wanted)) {
          exact.add(file);
        }
        if (name.startsWith(wanted)) {
          beginning.add(file);
        }
      }
    }
    return exact.isEmpty() ? beginning : exact;
  }

  private static List<String> names(Channel channel) {
    String whole = channel.text().toLowerCase(Locale.ROOT);
    return List.of(whole, whole.substring(whole.indexOf('/') + 1));
  }

  boolean wants(EventLine line) {
    if (item.isEmpty()) {
      return true;
    }
    String wanted = folded(item.get());
    String identity = folded(line.text(EventField.ITEM));
    String set = folded(line.text(EventField.HEALTH_SET));
    return set.equals(wanted)
        || (identity + "\\").startsWith(wanted + "\\")
        || (identity + "\\").startsWith(set + "\\" + wanted + "\\");
  }

  private static String folded(String identity) {
    return identity.replace('/', '\\').toLowerCase(Locale.ROOT);
  }
}
